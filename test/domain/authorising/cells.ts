import { Action } from '../../../shared/records/authority.ts'
import { minutes } from '../../../shared/terms/moment.ts'
import { Role } from '../../../shared/terms/role.ts'
import { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'
import { pairOf, relations } from './cast.ts'
import { dice } from './dice.ts'
import type { Question } from './question.ts'
import { now } from './times.ts'

/** Every action at every level for every role at every nearness. */
export function everyCell(): Question[] {
  const d = { ...dice(1), chance: () => false }
  return Action.options.flatMap((action) =>
    [undefined, ...SecrecyLevel.options].flatMap((secrecy) =>
      Role.options.flatMap((role) =>
        relations.map((relation): Question => {
          const { actor, thing } = pairOf(d, 'li-lei', role, relation, secrecy)
          const asking = action.endsWith('.apply')
          return {
            kind: 'may',
            actor,
            action,
            thing,
            asking,
            at: now,
            provenAt: now - minutes(1),
          }
        }),
      ),
    ),
  )
}
