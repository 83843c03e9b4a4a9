import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerPage } from '../../workspace/page-calls.ts'
import { perform } from '../acts/perform.ts'
import type { Site } from '../site.ts'
import { stateFor } from '../state.ts'
import { fileFor, takeFile } from './files.ts'

/** What the page of the workspace asks for, all of it in `contract.ts`. */
export const workspace = (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const own = {
    act: (fields: object) => perform(site, fields),
    state: (person: string) => stateFor(site, person),
    takeFile: (query: URLSearchParams, person: string) => takeFile(site, request, query, person),
    other: (asked: string, person: string) => {
      const [, message, key] = /^GET \/file\/(om_\w+)\/(\w+)$/.exec(asked) ?? []
      if (message === undefined || key === undefined) return undefined
      return fileFor(site, response, { message, key }, person)
    },
  }
  return answerPage(site, own, request, response, url)
}
