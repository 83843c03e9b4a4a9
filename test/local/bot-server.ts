import { createServer } from 'node:http'
import { addressOf, closed } from '../../local/workspace/serve.ts'

/** What a workspace told the bot, before anyone has read it. */
export interface Told {
  path: string
  headers: Record<string, string>
  body: string
}

/** A bot at a free port, which says to each delivery what it is told to say. */
export const serveBot = async (
  answer: (told: Told) => Promise<{
    status?: number | undefined
    headers?: Record<string, string> | undefined
    text: string
  }>,
) => {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const told = { path: request.url ?? '', headers, body: Buffer.concat(parts).toString() }
    const { status = 200, headers: more, text } = await answer(told)
    response.writeHead(status, more).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: addressOf(server), close: () => closed(server) }
}
