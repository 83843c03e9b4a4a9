import type { IncomingMessage, ServerResponse } from 'node:http'
import { bytes, text } from '../../workspace/answer.ts'
import { kindOf } from '../shapes/file.ts'
import type { Site } from '../site.ts'
import { botMayRead } from '../web-api/files.ts'
import type { StoredFile } from '../world/message.ts'
import { bearerOf } from './web-api.ts'

const give = async (site: Site, response: ServerResponse, file: StoredFile) =>
  bytes(response, kindOf(file.name).mimetype, await site.bytes.get(file.id), 200, {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'no-store',
  })

const loginPage = '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head></html>'

/** The bytes of a file for the bot. Whoever may not read it gets the sign-in page, with status 200 as from Slack. */
export const privateFile = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> => {
  const id = /^\/files-pri\/[A-Z0-9]+-(F[A-Z0-9]+)\//.exec(path)?.[1]
  const file = id === undefined ? undefined : site.world.files.get(id)
  if (!file || !isBots(site, bearerOf(request)) || !botMayRead(site, file))
    return bytes(response, 'text/html; charset=utf-8', loginPage)
  await give(site, response, file)
}

const isBots = (site: Site, token: string | undefined): boolean => {
  try {
    site.botTokens.check(token ?? '')
    return true
  } catch {
    return false
  }
}

/** The bytes of a file for a person: their own, or one shared where they are. */
export const fileFor = async (
  site: Site,
  response: ServerResponse,
  id: string,
  person: string,
): Promise<void> => {
  const file = site.world.files.get(id)
  const shared = file?.channels.some((channel) =>
    site.world.conversations.get(channel)?.members.includes(person),
  )
  if (!file || !(shared || file.user === person)) return text(response, 'file_not_found', 404)
  await give(site, response, file)
}
