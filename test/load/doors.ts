import type { HttpFunction } from '../../lambdas/aws/http.ts'
import type { MakeFunctions } from '../../local/functions.ts'
import { Latencies } from './latencies.ts'

/** The functions with a clock at each door, whoever knocks: people, or the chats for them. */
export interface Doors {
  functions: MakeFunctions
  latencies: Latencies
}

/** Puts a clock at the doors of functions, and counts as an error what one answers with 5xx or not at all. */
export function timedDoors(make: MakeFunctions): Doors {
  const latencies = new Latencies()
  const timed = (door: string, answering: HttpFunction): HttpFunction => {
    return async (event) => {
      const answer = await latencies.of(`door ${door}`, performance.now(), async () => {
        const given = await answering(event)
        if ((given.statusCode ?? 200) >= 500) throw new Error(`answered ${given.statusCode}`)
        return given
      })
      return answer ?? { statusCode: 502 }
    }
  }
  return {
    latencies,
    functions: async (settings, now) => {
      const { slack, lark, room, ...others } = await make(settings, now)
      return {
        ...others,
        slack: timed('slack', slack),
        lark: timed('lark', lark),
        room: timed('reading-room', room),
      }
    },
  }
}
