import type { IncomingMessage, ServerResponse } from 'node:http'
import { bytes, json, text } from '../../workspace/answer.ts'
import { fieldsOf } from '../../workspace/body.ts'
import { type Answered, answered, failing } from '../open-api/answered.ts'
import { remember, type Site } from '../site.ts'

/** The token in the Authorization header. */
const bearerOf = (request: IncomingMessage) =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]

const noJson: Answered = {
  status: 400,
  code: 9499,
  headers: {},
  answer: { json: { code: 9499, msg: 'Bad Request', error: {} } },
}

const give = (response: ServerResponse, { status, headers, answer }: Answered) => {
  if ('text' in answer) return text(response, answer.text, status)
  if ('json' in answer) return json(response, answer.json, status, headers)
  bytes(response, answer.type, answer.bytes, status, {
    ...headers,
    ...(answer.name === undefined
      ? {}
      : {
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
        }),
  })
}

/** A call of the Open API. */
export const openApi = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const { method = 'GET' } = request
  const path = url.pathname
  const call = `${method} ${path}`
  const body = await fieldsOf(request).catch(() => undefined)
  const fault = site.faults.take(call)
  const answer = fault
    ? failing(fault)
    : body === undefined
      ? noJson
      : await answered(site, {
          method,
          path,
          query: Object.fromEntries(url.searchParams),
          body,
          bearer: bearerOf(request),
        })
  remember(site.calls, { call, code: answer.code, at: Date.now() })
  give(response, answer)
}
