import { LarkSeat } from '../acceptance/lark-seat.ts'
import { type Latencies, TOLD } from './latencies.ts'
import type { LoadHouse } from './load-house.ts'
import { until } from './until.ts'

/** People at the company's Lark, who do one thing after the other. */
export function larkPeople({ trial, customers, sellers }: LoadHouse, latencies: Latencies) {
  // Nobody waits until the whole house has come to rest.
  const house = { ...trial.house, settled: () => trial.house.lark.settled() }
  const free = customers.slice(0, sellers.length).map((customer) => ({
    customer,
    seat: new LarkSeat(house, customer.owner),
  }))

  const next = async (act: (one: (typeof free)[number]) => Promise<unknown>) => {
    const one = free.shift()
    if (!one) throw new Error('everybody in Lark is busy')
    await act(one)
    free.push(one)
  }
  return {
    /** Says something to the bot, which takes it in at once. */
    message: (due: number) =>
      next(({ seat, customer }) =>
        latencies.of(`${TOLD}lark message`, due, () => seat.say(`概况 ${customer.name}`)),
      ),
    /** Asks for the form, waits for it, looks for the customer in it and sends it off. */
    visit: (due: number, learned: string, accepted: (customerId: string) => void) =>
      next(async ({ seat, customer }) => {
        await latencies.of(`${TOLD}lark message`, due, () => seat.say('拜访'))
        const came = await latencies.of(`${TOLD}lark form`, performance.now(), () =>
          until(() => seat.hasForm() || undefined),
        )
        if (!came) return
        await latencies.of('lark visit, looked for and sent', performance.now(), async () => {
          const chosen = { type: customer.name, choose: customer.name }
          const errors = await seat.form().submit({ customerId: chosen, learned })
          if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors))
          accepted(customer.id)
        })
      }),
  }
}
