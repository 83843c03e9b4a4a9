import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { fieldsOf } from './body.ts'
import type { Clock } from './clock.ts'
import { type OneTime, oneTime } from './one-time.ts'
import { refused } from './sign-in-answers.ts'

/** What somebody is asked to agree to, and where they go back to with their answer. */
export interface Consent {
  redirectUri: string
  state: string | undefined
}

/** Consents under way: a question of ten minutes to a person, then a code for whoever asked. */
export interface Consents<T extends Consent> {
  questions: OneTime<T>
  codes: OneTime<T>
}

const questionLives = 10 * 60_000

/** Nobody asked yet; a code lives for so many milliseconds. */
export const consentsOf = <T extends Consent>(clock: Clock, codeLives: number): Consents<T> => ({
  questions: oneTime<T>(clock, questionLives),
  codes: oneTime<T>(clock, codeLives),
})

/** What a person answers to a question of the workspace. */
const Decision = z.object({ question: z.string(), answer: z.enum(['allow', 'cancel']) })

const sendBack = (
  response: ServerResponse,
  { redirectUri, state }: Consent,
  said: { code: string } | { error: string },
) => {
  const back = new URL(redirectUri)
  for (const [name, value] of Object.entries(said)) back.searchParams.set(name, value)
  if (state !== undefined) back.searchParams.set('state', state)
  response.writeHead(303, { location: back.href, 'cache-control': 'no-store' }).end()
}

/** Sends the person back, with a code or with their "no"; a question that is answered or too old is refused in these words. */
export const decide = async <T extends Consent>(
  { questions, codes }: Consents<T>,
  request: IncomingMessage,
  response: ServerResponse,
  expired: { chinese: string; english: string },
): Promise<void> => {
  const given = Decision.safeParse(await fieldsOf(request))
  const asked = given.success ? questions.take(given.data.question) : undefined
  if (!given.success || !asked) return refused(response, expired.chinese, expired.english)
  const allowed = given.data.answer === 'allow'
  sendBack(response, asked, allowed ? { code: codes.put(asked) } : { error: 'access_denied' })
}
