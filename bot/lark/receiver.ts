import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { empty, json, type Result } from '../gateway/answering.ts'
import { bytesOf, LARGEST_BODY } from '../gateway/arriving.ts'
import { within } from '../gateway/within.ts'
import { apologyOf } from './apology.ts'
import type { CallbackAnswer } from './card-json.ts'
import { type Delivered, opened } from './envelope.ts'
import type { Installation } from './face.ts'
import { replayMemory } from './replays.ts'
import { isOurs, isToken, signedBy } from './verify.ts'

/** Enough for the check of an address, which alone may come without a signature. */
const LARGEST_UNSIGNED = 4096

/** What Lark sends to be said back. It never holds what could have been spliced in from another envelope. */
const CHALLENGE = /^[\w.~+/=-]{1,256}$/

/** What the receiver knows of our Lark app, and who listens behind it. */
export interface ReceiverOptions {
  installation: Installation
  now(): number
  /** A number under which something that broke is logged and told. */
  reference(): string
  broke(reference: string, error: unknown): void
  /** Keeps an event; nothing to do for a type that we do not know. */
  onEvent(body: Delivered): Promise<void>
  /** Decides what was done in a card. */
  onCard(body: Delivered): Promise<CallbackAnswer>
  /** Milliseconds for the decision; Lark waits 3000. */
  budget?: number
}

/**
 * Takes every delivery of Lark's: verifies the bytes, opens the envelope, and answers with what was decided.
 * Whatever is refused is refused before anybody behind it hears of it.
 */
export function larkReceiver(options: ReceiverOptions): {
  handle(event: APIGatewayProxyEventV2): Promise<Result>
} {
  const { installation, now } = options
  const { encryptKeys, verificationToken, path = '/lark' } = installation
  if (!encryptKeys.some((key) => key !== ''))
    throw new TypeError('a key to decrypt with is needed: set LARK_ENCRYPT_KEY')
  if (verificationToken === '')
    throw new TypeError('a verification token is needed: set LARK_VERIFICATION_TOKEN')
  const replays = replayMemory(now)

  return { handle }

  async function handle(event: APIGatewayProxyEventV2): Promise<Result> {
    if (event.rawPath !== path) return empty(404)
    if (event.requestContext.http.method !== 'POST') return empty(405, { allow: 'POST' })
    const bytes = bytesOf(event.body, event.isBase64Encoded)
    if (bytes.length > LARGEST_BODY) return empty(413)
    const signed = signedBy(event.headers, bytes, encryptKeys, now())
    // What is wrongly signed is not even decrypted: its answer tells nothing of what is in it.
    if (signed === 'refused') return empty(401)
    if (signed === 'unsigned' && bytes.length > LARGEST_UNSIGNED) return empty(401)

    const body = opened(bytes, encryptKeys)
    if (body?.type === 'url_verification') return challenged(body)
    if (!body || signed === 'unsigned' || !isOurs(body, installation)) return empty(401)
    if (!replays.isFirst(signed.signature, signed.until)) return empty(401)
    const result = await decide(body)
    if (result.statusCode !== 200) replays.forget(signed.signature)
    return result
  }

  function challenged({ token, challenge = '' }: Delivered): Result {
    return isToken(token, verificationToken) && CHALLENGE.test(challenge)
      ? json({ challenge })
      : empty(401)
  }

  async function decide(body: Delivered): Promise<Result> {
    const { onCard, onEvent, budget = 2500 } = options
    const reference = options.reference()
    const isCard = body.header?.event_type === 'card.action.trigger'
    const deciding: Promise<CallbackAnswer | 'broke'> = (
      isCard ? onCard(body) : onEvent(body).then(() => ({}))
    ).catch((error: unknown) => {
      options.broke(reference, error)
      return 'broke'
    })
    const outcome = await within(budget, deciding)
    if (outcome !== 'late' && outcome !== 'broke') return json(outcome)
    // What was not kept Lark sends again; of a press somebody waits to hear.
    if (!isCard) return empty(500)
    return json(apologyOf(body, outcome === 'late' ? { why: 'late' } : { why: 'broke', reference }))
  }
}
