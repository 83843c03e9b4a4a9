import type { Moment } from '../terms/moment.ts'
import { may } from './authorising.ts'
import { type Decision, refuse } from './decision.ts'
import type { DeskItem } from './lending/desk-item.ts'
import { lacking } from './refusing.ts'
import type { World } from './world.ts'

/** Work that failed too often after its entry stood: ids and codes only, so that whoever keeps the house running may see it. */
export interface ParkedWork {
  id: string
  reactor: string
  /** Key of the journal entry or inbox row that it comes from. */
  source: { pk: string; sk: string }
  fault: string
  parkedAt: Moment
}

/** Has parked work done again: the entry that says so is what its reactor acts on. */
export function retryParked({ id }: { id: string }, world: World): Decision {
  const verdict = may(world.powers, world.actor, 'members.manage', {})
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [],
    by: { authorityId: verdict.authority.id },
    answer: { notice: 'parked.retried', id },
  }
}

/** Parked work as it lies on an administrator's desk. */
export const deskItemOf = ({ id, reactor, source, fault }: ParkedWork): DeskItem => ({
  what: 'parked',
  id,
  title: `${reactor} · ${source.pk} ${source.sk}`,
  detail: fault,
  args: { id },
})
