import type { Action } from '../records/authority.ts'
import type { Line, Powers, Verdict } from './schedule-table.ts'
import { type Actor, mayActFor, standsIn, type Thing } from './standing.ts'

export {
  type Approval,
  approversOf,
  isProvenAfresh,
  mayApprove,
  type PendingRequest,
  timesOf,
} from './approving.ts'
export { checkAttorney, delegableTo } from './attorney-terms.ts'
export { mayReadNow, type ReadingRight, termOf } from './reading-right.ts'
export { checkSchedule, problemCodes } from './schedule-floor.ts'
export { compile, type Powers, type Verdict } from './schedule-table.ts'
export type { Actor, Thing } from './standing.ts'

/** Whether someone may do something to a thing, by which authority, or which power is missing. */
export function may(powers: Powers, actor: Actor, action: Action, thing: Thing): Verdict {
  const cell = powers.cells[action][thing.secrecy ?? 'none']
  if (!actor.active) return cell.inactive
  let best: Line | undefined
  for (const role of actor.roles) {
    for (const line of cell.byRole[role] ?? []) {
      if (best !== undefined && best.rank <= line.rank) break
      if (standsIn(line.holder.scope, actor, thing) && mayActFor(line.holder, actor, thing)) {
        best = line
        break
      }
    }
  }
  return best?.verdict ?? cell.refused
}

/** How someone may come to read a document: straight away, on approval, or not at all. */
export function mayBorrow(powers: Powers, actor: Actor, thing: Thing): Verdict {
  const direct = may(powers, actor, 'document.read', thing)
  return direct.outcome === 'allowed' ? direct : may(powers, actor, 'document.apply', thing)
}
