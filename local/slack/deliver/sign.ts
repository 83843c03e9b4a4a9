import { createHmac } from 'node:crypto'

/** The headers by which the bot knows that a body comes from the workspace. */
export const signed = (secret: string, now: number, body: string) => {
  const timestamp = String(Math.floor(now / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` }
}
