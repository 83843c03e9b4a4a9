import * as z from 'zod'
import { may } from '../../domain/authorising.ts'
import { registerCountsOf } from '../../domain/lending/register-line.ts'
import { replayDocument } from '../../domain/lending/replaying.ts'
import { maySee, unknownRequest } from '../../domain/lending/seen.ts'
import type { Notice } from '../../domain/notices.ts'
import { deskItemOf } from '../../domain/parked.ts'
import { lacking } from '../../domain/refusing.ts'
import type { World } from '../../domain/world.ts'
import type { BorrowRequest } from '../../records/borrow-request.ts'
import { Day } from '../../terms/day.ts'
import { days, type Moment } from '../../terms/moment.ts'
import { activity } from '../activity.ts'
import type { Entrance, Step } from '../entrance.ts'

/** Lines on one page of the register. */
const PAGE = 10

/** `/register`, 借阅登记簿: the loans of a month, the newest first. */
export const registerEntrance: Entrance = {
  name: 'register',
  command: {
    name: '/register',
    hint: '[2026-11]',
    says: { zh: '借阅登记簿', en: 'Register of loans' },
  },
  words: ['登记簿', '借阅登记', 'register'],
  alone: { zh: '借阅登记簿', en: 'Register of loans' },
  start: async (intent, world, _, shelves): Promise<Step> => {
    const verdict = may(world.powers, world.actor, 'loan.register', {})
    if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
    const month = intent.args['month'] ?? (intent.text.trim() || world.today.slice(0, 7))
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
      return { step: 'refused', refusal: { code: 'register.month' } }
    const page = Math.max(1, Math.trunc(Number(intent.args['page'] ?? 1)) || 1)
    const known = (await shelves.register(month)).filter(({ secrecy }) => mayKnowOf(secrecy, world))
    const lines = known.slice((page - 1) * PAGE, page * PAGE)
    return {
      step: 'show',
      notice: {
        notice: 'register',
        month,
        page,
        lines,
        more: known.length > page * PAGE,
        counts: registerCountsOf(known),
      },
    }
  },
}

/** A line names a document: who may not know of such is not shown it. */
const mayKnowOf = (secrecy: BorrowRequest['secrecy'], { powers, actor }: World) =>
  may(powers, actor, 'document.know', { secrecy }).outcome === 'allowed'

/** Who could have read a document on a day, and who did. The replay is itself in the journal. */
export const journalReplay = activity({
  name: 'journal.replay',
  args: z.object({ archiveNumber: z.string(), day: Day }),
  needs: ({ archiveNumber }) => [{ kind: 'claim', id: `archiveNumber#${archiveNumber}` }],
  decide: replayDocument,
})

/** `/replay`, 复查: an archive number and a day. */
export const replayEntrance: Entrance = {
  name: 'replay',
  command: {
    name: '/replay',
    hint: 'KH00012-2-2026-001-0003 2026-11-23',
    says: { zh: '复查某日谁可阅、谁已阅', en: 'Who could read it on a day, and who did' },
  },
  words: ['复查', 'replay'],
  alone: { zh: '阅览复查', en: 'Replay' },
  start: (intent, world): Step => {
    const [archiveNumber = '', day = world.today] = intent.text.trim().split(/\s+/)
    if (!archiveNumber) return { step: 'refused', refusal: { code: 'replay.usage' } }
    if (!Day.safeParse(day).success) return { step: 'refused', refusal: { code: 'replay.day' } }
    return {
      step: 'run',
      activity: 'journal.replay',
      args: { archiveNumber: archiveNumber.toUpperCase(), day },
    }
  },
}

/** What lies on one's desk: shown on the home page. */
export const homeEntrance: Entrance = {
  name: 'home',
  words: ['案头', '首页', '待办', 'desk', 'home'],
  alone: { zh: '我的案头', en: 'Your desk' },
  start: async (_, { actor, today, at, powers }, __, shelves): Promise<Step> => {
    const keepsRunning = may(powers, actor, 'members.manage', {}).outcome === 'allowed'
    const [desk, parked] = await Promise.all([
      shelves.desk(actor.id),
      keepsRunning ? shelves.parked() : [],
    ])
    const own = desk.filter(({ what, due }) => what !== 'reminder' || !isStale(due, at))
    const items = [...parked.map(deskItemOf), ...own]
    return { step: 'show', notice: { notice: 'home', name: actor.name, today, items } }
  },
}

/** A next step that is a week past is no longer ahead. */
const isStale = (due: Moment | undefined, at: Moment) => due !== undefined && due + days(7) < at

/** The card of one request, as it concerns the person who asks. */
export const showRequestEntrance: Entrance = {
  name: 'request.show',
  start: async ({ args }, world, look): Promise<Step> => {
    const request = await look.get('request', args['requestId'] ?? '')
    return request && maySee(request, world)
      ? { step: 'show', notice: cardFor(request, world) }
      : { step: 'refused', refusal: unknownRequest }
  },
}

function cardFor(request: BorrowRequest, { actor, powers }: World): Notice {
  if (request.readerId === actor.id && request.loan) return { notice: 'loan.yours', request }
  if (request.applicantId === actor.id) return { notice: 'request.filed', request, as: 'applicant' }
  if (request.state === 'pending' && request.approverIds.includes(actor.id))
    return { notice: 'request.toDecide', request }
  const keeps = may(powers, actor, 'loan.revoke', request).outcome === 'allowed'
  return keeps
    ? { notice: 'loan.registered', request }
    : { notice: 'request.filed', request, as: 'reader' }
}
