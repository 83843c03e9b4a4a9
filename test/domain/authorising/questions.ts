import type { Actor, Thing } from '../../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../../shared/domain/default-schedule.ts'
import {
  Action,
  type Authority,
  type Holder,
  ReadingMode,
} from '../../../shared/records/authority.ts'
import { hours, minutes } from '../../../shared/terms/moment.ts'
import { Role } from '../../../shared/terms/role.ts'
import { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'
import { departments, pairOf, type Relation, relationFor, relations } from './cast.ts'
import { decideQuestions } from './decide-questions.ts'
import { type Dice, dice } from './dice.ts'
import type { Question } from './question.ts'
import { now, provenAt } from './times.ts'
import { viewQuestions } from './view-questions.ts'

const lines = defaultSchedule.authorities

/**
 * Generated questions, the same for the same seed. Most are made to be granted and then bent in one
 * way or two, so that they lie near the edges; what is right to answer is the model's business alone.
 */
export function questions(count: number, seed: number): Question[] {
  const d = dice(seed)
  const may = mayQuestions(d)
  const decide = decideQuestions(d)
  const view = viewQuestions(d)
  const keep = keepQuestions(d)
  return Array.from({ length: count }, () => {
    const kind = d.roll(100)
    if (kind < 56) return may()
    if (kind < 86) return decide()
    return kind < 94 ? view() : keep()
  })
}

/** May this person do that to such a thing? */
function mayQuestions(d: Dice): () => Question {
  const anyone = d.deck(
    lines.flatMap((line) =>
      Role.options.flatMap((role) => relations.map((relation) => ({ line, role, relation }))),
    ),
  )
  const bends = ['nothing', 'level', 'level', 'proof', 'reader', 'reader'] as const
  const holder = d.deck(
    lines.flatMap((line) =>
      line.heldBy.flatMap((held) => bends.map((bend) => ({ line, held, bend }))),
    ),
  )
  return () => (d.chance(0.65) ? anyoneAsks(d, anyone()) : holderAsks(d, holder()))
}

/** Anyone at all, on a thing that the line speaks of. */
function anyoneAsks(
  d: Dice,
  { line, role, relation }: { line: Authority; role: Role; relation: Relation },
): May {
  const named = d.pick(line.secrecy ?? [...SecrecyLevel.options, undefined])
  const asked = mayOf(line, pairOf(d, 'li-lei', role, relation, named))
  return {
    ...asked,
    actor: { ...asked.actor, active: d.chance(0.97) },
    action: d.chance(0.98) ? line.action : d.pick(Action.options),
    asking: d.chance(0.03) ? !asked.asking : asked.asking,
  }
}

/** Someone who holds the power, with one thing bent. */
function holderAsks(
  d: Dice,
  { line, held, bend }: { line: Authority; held: Holder; bend: string },
): May {
  const named = d.pick(line.secrecy ?? [...SecrecyLevel.options, undefined])
  const secrecy = bend === 'level' ? d.pick([...SecrecyLevel.options, undefined]) : named
  const { actor, thing } = pairOf(d, 'li-lei', held.role, relationFor(d, held), secrecy)
  const asked = mayOf(line, { actor, thing })
  if (bend === 'proof') return { ...asked, provenAt: provenAt(d) }
  if (bend !== 'reader') return asked
  const departmentId = d.chance(0.7) ? actor.departmentId : d.pick(departments)
  const reader = { id: d.chance(0.85) ? 'han-mei' : actor.id, departmentId }
  return { ...asked, thing: { ...thing, reader } }
}

type May = Extract<Question, { kind: 'may' }>

const mayOf = (line: Authority, { actor, thing }: { actor: Actor; thing: Thing }): May => ({
  kind: 'may',
  actor,
  action: line.action,
  thing,
  asking: line.action.endsWith('.apply'),
  at: now,
  provenAt: now - minutes(1),
})

/** Is what was handed over then, in that mode, still out now? */
function keepQuestions(d: Dice): () => Question {
  const lasting = [0, 1, 2, 3, 4, 5, 8, 12, 23, 24, 25, 48, 84, 167, 168, 169, 336]
  const reading = lines.filter((one) => one.mode !== undefined)
  const next = d.deck(
    reading.flatMap((line) =>
      lasting.flatMap((n) => [-1, 0, 1].map((off) => ({ line, after: hours(n) + off }))),
    ),
  )
  return () => {
    const { line, after } = next()
    const { actor } = pairOf(d, 'li-lei', 'archivist', 'stranger', undefined)
    const mode = d.chance(0.6) && line.mode ? line.mode : d.pick(ReadingMode.options)
    const authorityId = d.chance(0.97) ? line.id : d.pick(lines).id
    return { kind: 'keep', actor, authorityId, mode, from: now, at: now + after }
  }
}
