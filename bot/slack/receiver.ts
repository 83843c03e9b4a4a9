import type { Receiver } from '@slack/bolt'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { empty, json, type Result } from '../gateway/answering.ts'
import { bytesOf, headerOf, LARGEST_BODY } from '../gateway/arriving.ts'
import type { NoDecision } from '../gateway/no-decision.ts'
import { within } from '../gateway/within.ts'
import { apologyOf } from './apology.ts'
import { type Envelope, readBody } from './body.ts'
import type { Delivery } from './delivery.ts'
import { isSigned } from './verify.ts'

type Processor = Parameters<Receiver['init']>[0]

/** What the receiver knows of our Slack app. */
export interface ReceiverOptions {
  /** Several while a secret is being replaced. */
  signingSecrets: readonly string[]
  app: string
  team: string
  path: string
  now(): number
  /** A number under which something that broke is logged and told. */
  reference(): string
  broke(delivery: Delivery, error: unknown): void
  /** Milliseconds for the decision; Slack waits 3000. */
  budget?: number
}

/**
 * Bolt's receiver for API Gateway: verifies the bytes, lets the app decide, and answers with the decision.
 * What breaks after a decision never reads as a failure, so Slack does not ask again for work that is done.
 */
export class GatewayReceiver implements Receiver {
  readonly #options: ReceiverOptions
  #app: Processor | undefined

  constructor(options: ReceiverOptions) {
    if (!options.signingSecrets.some((secret) => secret !== ''))
      throw new TypeError('a signing secret is needed: set SLACK_SIGNING_SECRET')
    this.#options = options
  }

  init(app: Processor): void {
    this.#app = app
  }

  start(): Promise<GatewayReceiver['handle']> {
    return Promise.resolve(this.handle)
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }

  readonly handle = async (event: APIGatewayProxyEventV2): Promise<Result> => {
    const { app, team, path, signingSecrets, now } = this.#options
    if (event.rawPath !== path) return empty(404)
    if (event.requestContext.http.method !== 'POST') return empty(405, { allow: 'POST' })
    const bytes = bytesOf(event.body, event.isBase64Encoded)
    if (bytes.length > LARGEST_BODY) return empty(413)
    if (!isSigned(event.headers, bytes, signingSecrets, now())) return empty(401)

    const body = readBody(bytes, headerOf(event.headers, 'content-type'))
    if (!body) return empty(400)
    if (body['ssl_check'] !== undefined) return empty(200)
    if (body.type === 'url_verification') return json({ challenge: body['challenge'] })
    if (!isOurs(body, app, team)) return empty(401)
    return this.#decide(body, retryOf(event.headers))
  }

  async #decide(body: Envelope, retry: { retryNum?: number; retryReason?: string }) {
    let acked: { response: unknown } | undefined
    const delivery: Delivery = { reference: this.#options.reference() }
    const deciding = this.#app
      ?.processEvent({
        body,
        ...retry,
        customProperties: { delivery },
        ack: async (response) => {
          if (acked) throw new Error('a delivery is acknowledged once')
          acked = { response }
          delivery.acked = true
        },
      })
      .catch((error: unknown) => this.#options.broke(delivery, error))
    const outcome = await within(this.#options.budget ?? 2500, Promise.resolve(deciding))

    if (body.type === 'event_callback') {
      // Bolt acknowledges events before it works on them; what counts is whether the event was kept.
      return outcome === 'late' || delivery.broke ? empty(500) : empty(200)
    }
    if (acked) return answer(acked.response)
    if (delivery.broke) return apologise(body, { why: 'broke', reference: delivery.reference })
    if (outcome === 'late') return apologise(body, { why: 'late' })
    return empty(404)
  }
}

/** Signed by Slack, yet meant for another app or workspace: not ours to answer. */
function isOurs(body: Envelope, app: string, team: string): boolean {
  // A shortcut carries no app id; its signature names the app.
  if (body.api_app_id !== undefined && body.api_app_id !== app) return false
  return (body.team_id ?? body.team?.id) === team
}

function retryOf(headers: APIGatewayProxyEventV2['headers']) {
  const number = Number(headerOf(headers, 'x-slack-retry-num'))
  const retryReason = headerOf(headers, 'x-slack-retry-reason')
  return {
    ...(Number.isInteger(number) && number > 0 ? { retryNum: number } : {}),
    ...(retryReason ? { retryReason } : {}),
  }
}

const apologise = (body: Envelope, apology: NoDecision) => answer(apologyOf(body, apology))

const answer = (response: unknown): Result =>
  response === undefined || response === null || response === ''
    ? empty(200)
    : typeof response === 'string'
      ? {
          statusCode: 200,
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          body: response,
        }
      : json(response)
