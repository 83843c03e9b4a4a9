import { activityNamed } from '../shared/commands/catalogue.ts'
import { tick } from '../shared/commands/clock.ts'
import { houseOf } from './aws/house.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { faultOf } from './aws/reacting/fault.ts'
import { dueShelf } from './aws/shelves/due.ts'

/** Does what has become due: asked for every minute. */
export const clockFunction: Make<() => Promise<void>> = (settings, now) => {
  const { kernel, client, table } = houseOf(settings)
  const shelf = dueShelf(client, table)
  return () =>
    tick(now(), {
      kernel,
      shelf,
      activityNamed,
      failed: ({ activity, at }, error) =>
        consoleLog('the clock failed', { activity, at, fault: faultOf(error) }),
    })
}

export const handler = onLambda(clockFunction)
