import { ReadingMode } from '../../../shared/records/authority.ts'
import { DocumentState } from '../../../shared/records/document.ts'
import type { Grant } from '../../../shared/records/grant.ts'
import { days, hours } from '../../../shared/terms/moment.ts'
import { Role } from '../../../shared/terms/role.ts'
import { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'
import { pairOf } from './cast.ts'
import type { Dice } from './dice.ts'
import type { Question } from './question.ts'
import { near, now } from './times.ts'

const natural = {
  unclassified: 'direct',
  secret: 'loan',
  highlySecret: 'sitting',
  topSecret: 'sitting',
} as const

/** May this person see a page now, from here, by that row of the access list? */
export function viewQuestions(d: Dice): () => Question {
  const bends = [
    'nothing',
    'nothing',
    'row',
    'reader',
    'document',
    'unfiled',
    'state',
    'start',
    'end',
    'fourHours',
    'mode',
    'noSitting',
    'sittingStart',
    'sittingEnd',
    'elsewhere',
    'person',
    'undated',
  ] as const
  const next = d.deck(
    SecrecyLevel.options.flatMap((secrecy) => bends.map((bend) => ({ secrecy, bend }))),
  )
  return () => {
    const { secrecy, bend } = next()
    const bent = (...names: (typeof bends)[number][]) => names.includes(bend)
    const document = {
      id: 'KH00012.0007',
      secrecy,
      state: bent('unfiled') ? d.pick(DocumentState.options) : ('filed' as const),
    }
    const { actor } = pairOf(d, 'li-lei', d.pick(Role.options), 'stranger', secrecy)
    const start = bent('start') ? near(d, now) : now - hours(1) - d.roll(hours(2))
    const from = bent('fourHours') ? near(d, now - hours(4)) : start
    const until = bent('end') ? near(d, now) : bent('fourHours') ? now + days(1) : now + hours(1)
    const sitting = {
      openedBy: 'guan-dang',
      from: bent('sittingStart') ? near(d, now) : now - hours(1),
      until: bent('sittingEnd') ? near(d, now) : now + hours(1),
    }
    const dated = bent('undated') ? d.pick([{}, { from }, { until }]) : { from, until }
    const grant: Grant = {
      kind: 'grant',
      id: 'grant-1',
      version: 1,
      documentId: bent('document') ? 'KH00012.0008' : document.id,
      customerId: 'KH00012',
      personId: bent('reader') ? 'han-mei' : actor.id,
      requestId: 'KH00012.r1',
      requestNumber: 'JY-KH00012-0001',
      mode: bent('mode') ? d.pick(ReadingMode.options) : natural[secrecy],
      state: bent('state') ? d.pick(['ready', 'ended']) : 'open',
      takeUpBy: now + days(1),
      ...dated,
      readingHours: 4,
      authorityId: 'borrow.secret',
      scheduleNumber: 1,
      ...(bent('noSitting') ? {} : { sitting }),
    }
    return {
      kind: 'view',
      actor: bent('person') ? { ...actor, active: false } : actor,
      grant: bent('row') ? undefined : grant,
      document,
      at: now,
      inReadingRoom: !bent('elsewhere'),
    }
  }
}
