import { App, AwsLambdaReceiver } from '@slack/bolt'

const receiver = new AwsLambdaReceiver({
  signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
})
const app = new App({
  receiver,
  // With a token alone Bolt would first ask Slack who it is; this spares it that call.
  authorize: async () => ({ botToken: process.env['SLACK_BOT_TOKEN'] ?? '' }),
})
app.command('/visit', async ({ ack }) => ack())
app.view(/^form:/, async ({ ack }) => ack())

const started = receiver.start()

/** Bolt's own hello world on Lambda: verifies, finds the listener, acknowledges. */
export const handler = async (event: Parameters<Awaited<typeof started>>[0]) =>
  (await started)(event, {})
