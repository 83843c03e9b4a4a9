import { Refusal } from '../refusal.ts'
import type { Site } from '../site.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { files } from './files.ts'
import type { Answer, Method } from './method.ts'
import { oauth } from './oauth.ts'
import { people } from './people.ts'
import { reactions } from './reactions.ts'
import { signIn } from './sign-in.ts'
import { views } from './views.ts'

const methods = new Map<string, Method>(
  Object.entries({
    ...people,
    ...chat,
    ...conversations,
    ...views,
    ...files,
    ...reactions,
    ...signIn,
    ...oauth,
  }),
)

const run = (site: Site, name: string, raw: Record<string, unknown>, bearer?: string) => {
  const method = methods.get(name)
  if (!method) throw new Refusal('unknown_method')
  // Bolt's clients send the team along with every call.
  const { token: inBody, team_id, ...args } = raw
  if (team_id !== undefined && team_id !== site.options.team.id)
    throw new Refusal('team_access_not_granted')
  const token = bearer ?? (typeof inBody === 'string' ? inBody : undefined)
  if (!method.open) {
    if (token === undefined) throw new Refusal('not_authed')
    site.botTokens.check(token)
  }
  return method.call(site, args, { token })
}

/** Calls a method of the Web API and puts the answer, or the "no", in Slack's words. */
export const call = async (
  site: Site,
  name: string,
  raw: Record<string, unknown>,
  bearer: string | undefined,
): Promise<Answer> => {
  try {
    return { ok: true, ...(await run(site, name, raw, bearer)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.messages.length === 0) return { ok: false, error: error.code }
    return {
      ok: false,
      error: error.code,
      errors: error.messages,
      response_metadata: { messages: error.messages },
    }
  }
}
