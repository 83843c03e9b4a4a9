import type { Day } from '../../terms/day.ts'
import { compile, may } from '../authorising.ts'
import { type Decision, refuse } from '../decision.ts'
import { defaultSchedule } from '../default-schedule.ts'
import type { JournalLine } from '../journal-line.ts'
import { lacking } from '../refusing.ts'
import type { Look, World } from '../world.ts'
import { documentNamed } from './asked.ts'
import { mayKnow } from './knowing.ts'
import { replayOf, scheduleOn } from './past.ts'

/** Replays a day of a document for one who has the power to. Asking is itself kept. */
export async function replayDocument(
  { archiveNumber, day }: { archiveNumber: string; day: Day },
  world: World,
  look: Look,
): Promise<Decision> {
  const named = await documentNamed(archiveNumber, look)
  const isKnown = named?.state === 'filed' && mayKnow(world.powers, world.actor, named)
  const document = isKnown ? named : undefined
  // Of what one may not know nothing is told, not even its level.
  const verdict = may(world.powers, world.actor, 'journal.replay', document ?? {})
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  if (!document) return refuse({ code: 'thing.unknown', what: 'document' })
  if (day > world.today) return refuse({ code: 'replay.day' })
  const dossier = await wholeJournal(document.customerId, look)
  const company = await wholeJournal('company', look)
  const number = scheduleOn(company, day)
  const schedule = number === 0 ? defaultSchedule : await look.get('schedule', String(number))
  if (!schedule) return refuse({ code: 'thing.unknown', what: 'schedule' })
  return {
    outcome: 'accepted',
    root: document.customerId,
    changes: [],
    by: { authorityId: verdict.authority.id },
    answer: {
      notice: 'replay',
      replay: replayOf(document, day, { dossier, company }, compile(schedule)),
    },
  }
}

/** Entries read at a time. */
const STRETCH = 500

async function wholeJournal(root: string, look: Look): Promise<JournalLine[]> {
  const lines: JournalLine[] = []
  for (;;) {
    const stretch = await look.journal(root, lines.length + 1, STRETCH)
    lines.push(...stretch)
    if (stretch.length < STRETCH) return lines
  }
}
