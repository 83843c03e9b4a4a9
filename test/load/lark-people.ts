import { LarkSeat } from '../acceptance/lark-seat.ts'
import { type Latencies, TOLD } from './latencies.ts'
import type { LoadHouse } from './load-house.ts'
import { until } from './until.ts'

/** People at the company's Lark. */
export function larkPeople({ trial, customers, sellers }: LoadHouse, latencies: Latencies) {
  const { house } = trial
  const own = customers.slice(0, sellers.length)
  // Who says something goes on at once; who fills in a form sees what Lark makes of it first.
  const saying = { ...house, settled: async () => undefined }
  const filling = { ...house, settled: () => house.lark.settled() }
  const people = own.map((customer) => ({
    customer,
    mouth: new LarkSeat(saying, customer.owner),
    seat: new LarkSeat(filling, customer.owner),
  }))
  const free = [...people]
  let turns = 0

  return {
    /** Says something to the bot, which takes it in; how fast it does so is seen at its door. */
    message: async (due: number) => {
      const one = people[turns++ % people.length]
      if (one)
        await latencies.of(`${TOLD}lark message`, due, () =>
          one.mouth.say(`概况 ${one.customer.name}`),
        )
    },
    /** Asks for the form, waits for it, looks for the customer in it and sends it off. */
    visit: async (due: number, learned: string, accepted: (customerId: string) => void) => {
      const one = free.shift()
      if (!one) return latencies.errors.push('everybody in Lark still waits for a form')
      const { mouth, seat, customer } = one
      await latencies.of(`${TOLD}lark message`, due, () => mouth.say('拜访'))
      const came = await latencies.of(`${TOLD}lark form`, performance.now(), () =>
        until(() => seat.hasForm() || undefined),
      )
      if (came)
        await latencies.of('lark visit, looked for and sent', performance.now(), async () => {
          const chosen = { type: customer.name, choose: customer.name }
          const errors = await seat.form().submit({ customerId: chosen, learned })
          if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors))
          accepted(customer.id)
        })
      free.push(one)
      return undefined
    },
  }
}
