import type { Server } from 'node:http'
import { text } from '../../workspace/answer.ts'
import { fromHere } from '../../workspace/guard.ts'
import { type Route, serve as serveRoute } from '../../workspace/serve.ts'
import { askToInstall, decideToInstall } from '../sign-in/installing.ts'
import { consent, decision } from '../sign-in/routes.ts'
import type { Site } from '../site.ts'
import { page } from './page.ts'
import { privateFile } from './private-files.ts'
import { responseUrl, upload, webApi } from './web-api.ts'
import { workspace } from './workspace.ts'

const routeIn =
  (site: Site): Route =>
  async (request, response, url) => {
    const path = url.pathname
    const posted = request.method === 'POST'
    if (posted && path.startsWith('/api/'))
      return await webApi(site, request, response, path.slice('/api/'.length))
    if (posted && path.startsWith('/response/'))
      return await responseUrl(site, request, response, path)
    if (posted && path.startsWith('/upload/v1/'))
      return await upload(site, request, response, path.slice('/upload/v1/'.length))
    if (posted && !fromHere(request)) return text(response, 'not from this page', 403)
    if (path.startsWith('/workspace/')) return await workspace(site, request, response, url)
    if (posted && path === '/openid/connect/consent') return await decision(site, request, response)
    if (posted && path === '/oauth/v2/consent')
      return await decideToInstall(site, request, response)
    if (request.method !== 'GET') return text(response, 'method not allowed', 405)
    if (path.startsWith('/files-pri/')) return await privateFile(site, request, response, path)
    if (path === '/openid/connect/authorize') return consent(site, request, response, url)
    if (path === '/oauth/v2/authorize') return askToInstall(site, request, response, url)
    await page(response, path)
  }

/** The HTTP side of a workspace. */
export const serve = (site: Site, port: number): Promise<Server> => serveRoute(routeIn(site), port)
