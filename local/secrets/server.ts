import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from '../workspace/answer.ts'
import { bodyOf } from '../workspace/body.ts'
import { addressOf, closed, serve } from '../workspace/serve.ts'
import { keptIn } from './kept.ts'
import { operations } from './operations.ts'
import { SecretRefusal } from './refusal.ts'

/** Where the secrets lie, and who may do what. */
export interface SecretServerOptions {
  /** In memory only where none is given. */
  directory?: string
  /** 0 asks the system for a free port. */
  port?: number
  /** Whether whoever holds an access key may do this to that secret; everybody if not said. */
  may?(accessKeyId: string, action: string, secret: string): boolean
  now?(): number
}

/** A secret server that runs. */
export interface SecretServer {
  endpoint: string
  close(): Promise<void>
}

const LARGEST = 256 * 1024
const CREDENTIAL =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/[^/]+\/secretsmanager\/aws4_request,/

/** Starts a Secrets Manager for this machine alone: as much of its JSON protocol as the house speaks. */
export async function startSecretServer(options: SecretServerOptions = {}): Promise<SecretServer> {
  const { may = () => true, now = Date.now } = options
  const kept = keptIn(options.directory)
  const answer = (request: IncomingMessage, asked: Record<string, unknown>): object => {
    const accessKeyId = CREDENTIAL.exec(request.headers.authorization ?? '')?.[1]
    if (accessKeyId === undefined)
      throw new SecretRefusal('MissingAuthenticationTokenException', 'Missing Authentication Token')
    const target = String(request.headers['x-amz-target'] ?? '')
    const name = target.replace(/^secretsmanager\./, '')
    const operation = Object.entries(operations).find(([each]) => each === name)?.[1]
    if (!operation) throw new SecretRefusal('UnknownOperationException', target)
    const secret = String(asked['SecretId'] ?? asked['Name'] ?? '')
    if (!may(accessKeyId, `secretsmanager:${name}`, secret))
      throw new SecretRefusal(
        'AccessDeniedException',
        `not authorized to perform: secretsmanager:${name}`,
      )
    const answered = operation(kept, asked, now())
    kept.keep()
    return answered
  }
  const server = await serve(async (request, response) => {
    try {
      send(response, 200, answer(request, await askedIn(request)))
    } catch (error) {
      if (!(error instanceof SecretRefusal)) throw error
      send(response, 400, { __type: error.code, Message: error.message })
    }
  }, options.port ?? 0)
  return { endpoint: addressOf(server), close: () => closed(server) }
}

async function askedIn(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await bodyOf(request, LARGEST)).toString('utf8')
  try {
    return { ...JSON.parse(text) }
  } catch {
    // Never what stumbled: it may quote a secret.
    throw new SecretRefusal('SerializationException', 'the body is no JSON')
  }
}

const send = (response: ServerResponse, status: number, value: object) =>
  json(response, value, status, { 'content-type': 'application/x-amz-json-1.1' })
