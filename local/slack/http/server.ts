import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { consent, decision } from '../sign-in/routes.ts'
import type { Site } from '../site.ts'
import { text } from './answer.ts'
import { TooLarge } from './body.ts'
import { forLoopback, fromHere } from './guard.ts'
import { page } from './page.ts'
import { privateFile } from './private-files.ts'
import { responseUrl, upload, webApi } from './web-api.ts'
import { workspace } from './workspace.ts'

const route = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://workspace')
  const path = url.pathname
  const posted = request.method === 'POST'
  if (!forLoopback(request)) return text(response, 'this workspace answers on loopback only', 421)
  if (posted && path.startsWith('/api/'))
    return await webApi(site, request, response, path.slice('/api/'.length))
  if (posted && path.startsWith('/response/'))
    return await responseUrl(site, request, response, path)
  if (posted && path.startsWith('/upload/v1/'))
    return await upload(site, request, response, path.slice('/upload/v1/'.length))
  if (posted && !fromHere(request)) return text(response, 'not from this page', 403)
  if (path.startsWith('/workspace/')) return await workspace(site, request, response, url)
  if (posted && path === '/openid/connect/consent') return await decision(site, request, response)
  if (request.method !== 'GET') return text(response, 'method not allowed', 405)
  if (path.startsWith('/files-pri/')) return await privateFile(site, request, response, path)
  if (path === '/openid/connect/authorize') return consent(site, request, response, url)
  await page(response, path)
}

const failed = (response: ServerResponse, error: unknown) => {
  if (response.headersSent) return response.destroy()
  if (error instanceof TooLarge) return text(response, 'too large', 413)
  console.error('workspace:', error)
  return text(response, 'the workspace failed', 500)
}

/** The HTTP side of a workspace, on loopback. */
export const serve = async (site: Site, port: number): Promise<Server> => {
  const server = createServer((request, response) => {
    route(site, request, response).catch((error: unknown) => failed(response, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}
