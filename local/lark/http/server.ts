import type { Server } from 'node:http'
import { text } from '../../workspace/answer.ts'
import { fromHere } from '../../workspace/guard.ts'
import { type Route, serve as serveRoute } from '../../workspace/serve.ts'
import { consent, consentPath, decision } from '../sign-in/routes.ts'
import type { Site } from '../site.ts'
import { openApi } from './open-api.ts'
import { page } from './page.ts'
import { workspace } from './workspace.ts'

const routeIn =
  (site: Site): Route =>
  async (request, response, url) => {
    const path = url.pathname
    if (request.method === 'GET' && path === '/open-apis/authen/v1/authorize')
      return consent(site, request, response, url)
    if (path.startsWith('/open-apis/') || path.startsWith('/oauth/'))
      return await openApi(site, request, response, url)
    if (request.method === 'POST' && !fromHere(request))
      return text(response, 'not from this page', 403)
    if (path.startsWith('/workspace/')) return await workspace(site, request, response, url)
    if (request.method === 'POST' && path === consentPath)
      return await decision(site, request, response)
    if (request.method !== 'GET') return text(response, 'method not allowed', 405)
    await page(response, path)
  }

/** The HTTP side of a workspace. */
export const serve = (site: Site, port: number): Promise<Server> => serveRoute(routeIn(site), port)
