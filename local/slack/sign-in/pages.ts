import type { IncomingMessage, ServerResponse } from 'node:http'
import { bytes } from '../../workspace/answer.ts'
import { refusalPage } from '../../workspace/sign-in-page.ts'
import type { Site } from '../site.ts'

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

/** The person picked in this browser. */
export const pickedPerson = (site: Site, request: IncomingMessage) => {
  const id = /(?:^|;\s*)workspace_person=([A-Z0-9]+)/.exec(request.headers.cookie ?? '')?.[1]
  const person = site.people.get(id ?? '')
  return person && !person.bot ? person : undefined
}

/** Sends the person back where they came from, with what they decided. */
export const sendBack = (
  response: ServerResponse,
  { redirectUri, state }: { redirectUri: string; state: string | undefined },
  said: { code: string } | { error: string },
) => {
  const back = new URL(redirectUri)
  for (const [name, value] of Object.entries(said)) back.searchParams.set(name, value)
  if (state !== undefined) back.searchParams.set('state', state)
  response.writeHead(303, { location: back.href, 'cache-control': 'no-store' }).end()
}
