import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from './answer.ts'
import { TooLarge } from './body.ts'
import { forLoopback } from './guard.ts'

/** Answers one request. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void> | void

const failed = (response: ServerResponse, error: unknown) => {
  if (response.headersSent) return response.destroy()
  if (error instanceof TooLarge) return text(response, 'too large', 413)
  console.error('workspace:', error)
  return text(response, 'the workspace failed', 500)
}

/** The HTTP side of a workspace, on loopback and for loopback only. */
export const serve = async (route: Route, port: number): Promise<Server> => {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (!forLoopback(request)) return text(response, 'this workspace answers on loopback only', 421)
    await route(request, response, new URL(request.url ?? '/', 'http://workspace'))
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => failed(response, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

/** Where a server is reached. */
export const addressOf = (server: Server): string => {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** Closes a server, and the connections that it still has. */
export const closed = async (server: Server): Promise<void> => {
  const gone = new Promise((resolve) => server.once('close', resolve))
  server.close()
  server.closeAllConnections()
  await gone
}
