import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Site } from '../site.ts'

/** Keeps telling the page that something changed, never what. */
export const stream = (site: Site, request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 500\n\nevent: change\ndata:\n\n')
  const leave = site.listeners.add(() => response.write('event: change\ndata:\n\n'))
  request.on('close', leave)
}
