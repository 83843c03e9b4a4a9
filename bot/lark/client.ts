import { type Cache, Client } from '@larksuiteoapi/node-sdk'
import type { Log } from '../../shared/commands/log.ts'
import { checkedHttp } from './call.ts'
import type { Installation } from './face.ts'
import { quietLogger } from './quiet-logger.ts'

const TIMEOUT = 10_000

/** A client of Lark's Open API for one installation: its calls are checked, its tokens its own, and its log says nothing. */
export function clientOf(
  { appId, appSecret, domain }: Pick<Installation, 'appId' | 'appSecret' | 'domain'>,
  log: Log,
  accounts?: string,
): Client {
  const tokens = new Map<string, { value: unknown; until: number }>()
  return new Client({
    appId,
    appSecret,
    domain,
    cache: cacheOf(tokens),
    httpInstance: checkedHttp(TIMEOUT, () => tokens.clear()),
    logger: quietLogger(log),
    ...(accounts ? { oauthBaseUrl: accounts } : {}),
  })
}

/** Keeps tokens until they lapse. The SDK's own keeps those of every client in one place. */
const cacheOf = (tokens: Map<string, { value: unknown; until: number }>): Cache => ({
  get: async (key) => {
    const token = tokens.get(key.toString())
    return token && token.until > Date.now() ? token.value : undefined
  },
  set: async (key, value, until = Number.POSITIVE_INFINITY) => {
    tokens.set(key.toString(), { value, until })
    return true
  },
})
