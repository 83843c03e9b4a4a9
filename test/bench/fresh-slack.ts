import { assertWritten, startBenchHouse, visitSubmitted } from './bench-house.ts'
import { benchFresh, type Peers } from './fresh.ts'

const CUSTOMER = 'kh-fresh'

/** Our Slack function's first request against hello world in Bolt: a visit is really decided and written. */
export async function benchFreshSlack(): Promise<Peers> {
  const house = await startBenchHouse([CUSTOMER])
  try {
    const { requests, ...peers } = await benchFresh({
      name: 'slack',
      hello: 'hello-bolt',
      told: house.slack,
      request: async () => visitSubmitted(CUSTOMER),
    })
    await assertWritten(house, CUSTOMER, requests)
    return peers
  } finally {
    await house.close()
  }
}
