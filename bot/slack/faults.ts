import type { Log } from '../../shared/commands/log.ts'
import { faultFacts } from '../gateway/fault-facts.ts'
import type { Delivery } from './delivery.ts'

/** Notes once that a delivery broke: ids and places in the code, never what people wrote. */
export function faultNoter(log: Log): (delivery: Delivery, error: unknown) => void {
  return (delivery, error) => {
    delivery.broke = true
    log('slack.broke', { reference: delivery.reference, ...faultFacts(error) })
  }
}
