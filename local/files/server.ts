import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { corsHeaders } from './cors.ts'
import { type Answer, bare, type FileRequest } from './exchange.ts'
import { FileStore, type OnPut } from './file-store.ts'
import { incomingBody } from './incoming-body.ts'
import { operationFor } from './operations.ts'
import { FileRefusal, refusal } from './refusal.ts'
import { type Credentials, verifySignature } from './signature.ts'
import { readTarget } from './target.ts'
import { tag, xmlDocument } from './xml.ts'

/** Where the files lie, who may ask for them, and what time it is. */
export interface FileServerOptions {
  directory: string
  /** 0 asks the system for a free port. */
  port?: number
  credentials: Credentials
  now?: () => number
  onPut?: OnPut
}

/** A file server that runs. */
export interface FileServer {
  endpoint: string
  close(): Promise<void>
}

/** Starts an S3-compatible server for this machine alone. */
export async function startFileServer(options: FileServerOptions): Promise<FileServer> {
  const store = await FileStore.open(options.directory, options.onPut)
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void serve(store, options, request, response)
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    await store.close()
    throw error
  }
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      // Those in the middle of a request get a moment to finish it.
      const impatience = setTimeout(() => server.closeAllConnections(), 2000)
      await closed
      clearTimeout(impatience)
      await store.close()
    },
  }
}

async function serve(
  store: FileStore,
  options: FileServerOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID()
  const common = {
    'x-amz-request-id': requestId,
    ...corsHeaders(message.headers.origin, message.headers['access-control-request-headers']),
  }
  const answer = await answerTo(store, options, message).catch((error) => {
    if (!(error instanceof FileRefusal || message.destroyed)) console.error(requestId, error)
    return refusalAnswer(error, message.url ?? '', requestId)
  })
  drain(message)
  try {
    await send(message, response, { ...answer, headers: { ...common, ...answer.headers } })
  } catch {
    response.destroy()
  }
}

const CRC_OF_NOTHING = 'AAAAAA=='

async function answerTo(
  store: FileStore,
  options: FileServerOptions,
  message: IncomingMessage,
): Promise<Answer> {
  if (message.method === 'OPTIONS') return preflightAnswer(message)
  const { method = '', url = '' } = message
  const now = (options.now ?? Date.now)()
  const target = readTarget(url)
  const headers = new Map(
    Object.entries(message.headersDistinct).map(([name, values]) => [name, values ?? []]),
  )
  const proof = verifySignature({ ...target, method, headers }, options.credentials, now)
  const query = new Map(target.query)
  const said = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]))
  for (const name of said.keys()) if (!name.startsWith('x-amz-')) said.delete(name)
  // The SDK signs an address before there is a body, and by default writes the CRC of an empty one into it.
  // That is a placeholder and promises nothing; any other checksum in an address binds like a header.
  if (said.get('x-amz-checksum-crc32') === CRC_OF_NOTHING) said.delete('x-amz-checksum-crc32')
  for (const [name, values] of headers) said.set(name, values.join(','))
  const request: FileRequest = {
    bucket: target.bucket ?? '',
    key: target.key ?? '',
    query,
    now,
    header: (name) => said.get(name),
    headerNames: [...said.keys()],
    body: () => incomingBody(piecesOf(message), (name) => said.get(name), proof),
  }
  const operation = operationFor(method, target, query.keys())
  const answer = await operation(store, request)
  await store.durable()
  return answer
}

// Leaving off in the middle must not cut the connection: the refusal has still to be sent.
function piecesOf(message: IncomingMessage): AsyncIterable<Buffer> {
  return message.iterator({ destroyOnReturn: false })
}

function preflightAnswer(message: IncomingMessage): Answer {
  if (Object.keys(corsHeaders(message.headers.origin)).length === 0)
    throw refusal('AccessDenied', 'CORS is for pages of this machine')
  return bare(200)
}

function refusalAnswer(error: unknown, resource: string, requestId: string): Answer {
  const refused =
    error instanceof FileRefusal
      ? error
      : refusal('InternalError', 'We encountered an internal error.')
  const body = xmlDocument('Error', [
    tag('Code', refused.code),
    tag('Message', refused.message),
    tag('Resource', resource.split('?')[0]),
    tag('RequestId', requestId),
  ])
  const headers = { 'content-type': 'application/xml', ...refused.headers }
  return { status: refused.status, headers, body }
}

async function send(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
): Promise<void> {
  if (message.method === 'HEAD' || body === undefined) {
    response.writeHead(status, headers).end()
  } else if (typeof body === 'string') {
    const length = String(Buffer.byteLength(body))
    response.writeHead(status, { ...headers, 'content-length': length }).end(body)
  } else {
    response.writeHead(status, headers)
    const { file, first, last } = body
    await pipeline(file.createReadStream({ start: first, end: last }), response)
  }
}

// Else the client would go on sending into a full pipe and never read why it was refused.
function drain(message: IncomingMessage): void {
  message.removeAllListeners('readable')
  message.resume()
}
