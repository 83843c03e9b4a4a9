import { randomBytes } from 'node:crypto'
import type { Fault } from '../../workspace/faults.ts'
import type { Site } from '../site.ts'
import { changing } from './changing.ts'
import type { Answer, Asked, Endpoint } from './endpoint.ts'
import { groups } from './groups.ts'
import { lookingUp } from './looking-up.ts'
import { people } from './people.ts'
import { Refusal, tooManyCalls } from './refusal.ts'
import { resources } from './resources.ts'
import { sending } from './sending.ts'
import { OauthRefusal, tokens } from './tokens.ts'

const endpoints: Endpoint[] = [
  ...tokens,
  ...sending,
  ...changing,
  ...lookingUp,
  ...resources,
  ...people,
  ...groups,
]

/** An answer with its status, and the code that it carries. */
export interface Answered {
  status: number
  code: number
  headers: Record<string, string>
  answer: Answer | { text: string }
}

const refused = ({ code, message, status, headers, violations }: Refusal): Answered => {
  const log_id = randomBytes(16).toString('hex')
  const error = {
    log_id,
    ...(violations.length > 0 ? { field_violations: violations } : {}),
  }
  const json = { code, msg: message, error, data: {} }
  return { status, code, headers: { 'x-tt-logid': log_id, ...headers }, answer: { json } }
}

const refusedByOauth = ({ code, error, message }: OauthRefusal): Answered => ({
  status: 400,
  code,
  headers: {},
  answer: { json: { code, error, error_description: message } },
})

/** A failure that a test ordered, as Lark would fail. */
export const failing = ({ status, code }: Fault): Answered => {
  if (status === 429) return refused(tooManyCalls())
  if (status === 200 || status === 400)
    return refused(new Refusal(code ?? 1, 'a failure that was ordered', { status }))
  return { status, code: status, headers: {}, answer: { text: 'Internal Server Error' } }
}

const codeOf = (answer: Answer) => ('json' in answer ? Number(answer.json['code'] ?? 0) : 0)

/** Calls an endpoint of the Open API and puts the answer, or the "no", in Lark's words. */
export const answered = async (site: Site, asked: Asked): Promise<Answered> => {
  try {
    for (const endpoint of endpoints) {
      const answer = await endpoint.answer(site, asked)
      if (answer) return { status: 200, code: codeOf(answer), headers: {}, answer }
    }
    throw new Refusal(404, '404 page not found', { status: 404 })
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    if (error instanceof OauthRefusal) return refusedByOauth(error)
    throw error
  }
}
