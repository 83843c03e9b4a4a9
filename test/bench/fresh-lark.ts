import { tableDrafts } from '../../lambdas/aws/drafts.ts'
import { assertWritten, startBenchHouse } from './bench-house.ts'
import { benchFresh, type Peers } from './fresh.ts'
import { visitByCard, xuwen } from './lark-visit.ts'

const CUSTOMER = 'kh-fresh'

/** Our Lark function's first request against hello world in Lark's SDK: a visit is really decided and written. */
export async function benchFreshLark(): Promise<Peers> {
  const house = await startBenchHouse([CUSTOMER], xuwen)
  const drafts = tableDrafts(house.store.client, house.store.table, Date.now)
  try {
    const { requests, ...peers } = await benchFresh({
      name: 'lark',
      hello: 'hello-lark',
      told: house.lark,
      request: () => visitByCard(CUSTOMER, drafts),
    })
    await assertWritten(house, CUSTOMER, requests)
    return peers
  } finally {
    await house.close()
  }
}
