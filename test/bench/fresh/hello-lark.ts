import { EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

const dispatcher = new EventDispatcher({
  encryptKey: process.env['LARK_ENCRYPT_KEY'] ?? '',
  verificationToken: process.env['LARK_VERIFICATION_TOKEN'] ?? '',
  loggerLevel: LoggerLevel.error,
}).register({
  'card.action.trigger': async () => ({}),
})

/** The Lark SDK's own hello world on Lambda: verifies, decrypts, finds the listener, answers with nothing. */
export const handler = async ({ headers, body }: APIGatewayProxyEventV2) => {
  // The SDK takes the headers from the prototype, for they are not signed.
  const data = Object.assign(Object.create({ headers }), JSON.parse(body ?? ''))
  const answer = await dispatcher.invoke(data)
  return { statusCode: answer ? 200 : 401, body: JSON.stringify(answer) }
}
