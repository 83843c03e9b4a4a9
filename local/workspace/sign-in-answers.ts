import type { IncomingMessage, ServerResponse } from 'node:http'
import { bytes } from './answer.ts'
import { personIn } from './people.ts'
import { refusalPage } from './sign-in-page.ts'

/** Answers with a page of the workspace's own. */
export const html = (response: ServerResponse, body: string, status: number) =>
  bytes(response, 'text/html; charset=utf-8', body, status, {
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'",
  })

/** Says why there is nothing to ask. */
export const refused = (response: ServerResponse, chinese: string, english: string) =>
  html(response, refusalPage(chinese, english), 400)

/** The person picked in this browser: the page of the workspace keeps their id in a cookie of this name. */
export const pickedPerson = <P extends { bot?: boolean }>(
  people: ReadonlyMap<string, P>,
  request: IncomingMessage,
  cookie: string,
): P | undefined => {
  const kept = new RegExp(`(?:^|;\\s*)${cookie}=(\\w+)`).exec(request.headers.cookie ?? '')
  return personIn(people, kept?.[1])
}
