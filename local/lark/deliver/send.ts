import { type Posted, post } from '../../workspace/post.ts'
import type { LarkManner } from '../contract.ts'
import { remember, type Site } from '../site.ts'
import { sealed, signed } from './seal.ts'

/** The usual headers with others over them, whatever their case; an empty one takes its header away. */
const merged = (usual: Record<string, string>, over: Record<string, string> = {}) => {
  const headers = new Map(Object.entries(usual).map((pair) => [pair[0].toLowerCase(), pair]))
  for (const pair of Object.entries(over)) headers.set(pair[0].toLowerCase(), pair)
  return Object.fromEntries([...headers.values()].filter(([, value]) => value !== ''))
}

/** Where the bot takes its deliveries. */
export const botUrl = ({ options }: Site) =>
  typeof options.botUrl === 'string' ? options.botUrl : options.botUrl()

/** Encrypts and signs a payload and sends it to the bot. */
export const send = async (
  site: Site,
  payload: object,
  manner: LarkManner = {},
): Promise<Posted> => {
  const { options } = site
  const key = manner.encryptKey ?? options.app.encryptKey
  const said = JSON.stringify(payload)
  const body = manner.bare ? said : sealed(key, said)
  const headers = merged(
    {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'Lark',
      ...signed(key, manner.signedAt ?? site.clock.now(), body),
    },
    manner.headers,
  )
  const outcome = await post(botUrl(site), headers, body, options.answerWithin ?? 3000)
  const status = 'status' in outcome ? outcome.status : outcome.failed
  remember(site.deliveries, { payload, status })
  return outcome
}
