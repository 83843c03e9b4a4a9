import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Listeners } from './listeners.ts'

/** Keeps telling the page that something changed, never what. */
export const stream = (
  listeners: Listeners,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 500\n\nevent: change\ndata:\n\n')
  const leave = listeners.add(() => response.write('event: change\ndata:\n\n'))
  request.on('close', leave)
}
