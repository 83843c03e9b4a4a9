import { defaultHttpInstance, type HttpInstance } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { ChatAway, PlaceClosed } from '../../shared/commands/messenger.ts'
import { Busy, Refused } from './refused.ts'

/** Too many calls, to one receiver or in all; or the message is still on its way. */
const BUSY = new Set([99991400, 230020, 230049, 232019])

/** The token is not taken any more, although it should be good for longer. */
const LAPSED = new Set([99991663, 99991671])

/**
 * Where we cannot speak: not in the group, the group dissolved, its settings or its keeper against it, the topic gone
 * or hidden from us, the person out of the app's reach or resigned, known by another app or tenant, or in a secret chat.
 */
const CLOSED = new Set([
  ...[230002, 230013, 230018, 230019, 230035, 230038, 230045, 230050, 230075],
  ...[232009, 232011, 232060, 99992351, 99992361, 99992364],
])

/** An id that names nobody, or nothing that is still there, is called a wrong parameter. */
const NOWHERE = { code: 230001, says: /invalid (receive|message|chat|container)_id/ }

const Told = z.looseObject({ code: z.coerce.number(), msg: z.string().catch('') })
type Told = z.infer<typeof Told>
const UNTOLD: Told = { code: 0, msg: '' }
const Seconds = z.coerce.number().positive().optional().catch(undefined)
/** When the window of a rate limit is over. */
const Headers = z.looseObject({ 'x-ogw-ratelimit-reset': Seconds, 'retry-after': Seconds })
const Failed = z.looseObject({
  response: z
    .looseObject({
      status: z.int(),
      data: z.unknown(),
      headers: Headers.catch({}),
    })
    .optional(),
})

/** No error of Lark's is longer. */
const MOST_TOLD = 65_536

/**
 * What every call passes through, tokens included: answers that are refusals are thrown, each as what it means, and
 * none with the request in it, for that carries the token. The token goes to the Open API alone and follows no redirect.
 */
export function checkedHttp(timeout: number, lapsed: () => void): HttpInstance {
  const http = defaultHttpInstance.create({ timeout, maxRedirects: 0, proxy: false })
  http.interceptors.response.use(
    ({ data, headers, config }) => {
      const told = Told.safeParse(data).data ?? UNTOLD
      if (told.code !== 0) throw refusalOf(told, 200, {}, lapsed)
      // As the SDK's own does, which this one stands for.
      return '$return_headers' in config && config.$return_headers ? { data, headers } : data
    },
    async (error: unknown) => {
      const { response } = Failed.parse(error)
      if (!response) throw new ChatAway('Lark does not answer')
      const told = Told.safeParse(await toldIn(response.data)).data ?? UNTOLD
      throw refusalOf(told, response.status, response.headers, lapsed)
    },
  )
  // Its type does not know that answers come unwrapped.
  return http as unknown as HttpInstance
}

function refusalOf(
  { code, msg }: Told,
  status: number,
  headers: z.infer<typeof Headers>,
  lapsed: () => void,
): Error {
  if (status === 429 || BUSY.has(code)) {
    return new Busy(headers['x-ogw-ratelimit-reset'] ?? headers['retry-after'] ?? 1, String(code))
  }
  if (LAPSED.has(code)) {
    lapsed()
    return new Busy(1, String(code))
  }
  const isNowhere = code === NOWHERE.code && NOWHERE.says.test(msg)
  if (isNowhere || CLOSED.has(code)) return new PlaceClosed(String(code))
  if (status >= 500) return new ChatAway(`Lark answered ${status}`)
  return new Refused(code === 0 ? `HTTP ${status}` : code)
}

/** What an error says; of a download it comes as a stream. */
async function toldIn(data: unknown): Promise<unknown> {
  if (!isStream(data)) return data
  let text = ''
  try {
    for await (const chunk of data) {
      text += String(chunk)
      if (text.length > MOST_TOLD) return undefined
    }
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isStream = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === 'object' && data !== null && Symbol.asyncIterator in data
