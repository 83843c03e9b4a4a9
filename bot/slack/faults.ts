import { factsOf } from '../gateway/facts.ts'
import type { Delivery } from './delivery.ts'
import type { Log } from './face.ts'

/** Notes once that a delivery broke: ids and places in the code, never what people wrote. */
export function faultNoter(log: Log): (delivery: Delivery, error: unknown) => void {
  return (delivery, error) => {
    delivery.broke = true
    log('slack.broke', { reference: delivery.reference, ...factsOf(error) })
  }
}
