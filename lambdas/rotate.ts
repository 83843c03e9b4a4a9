import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { faultFacts } from '../bot/gateway/fault-facts.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { slackAppOf, slackSecretOf } from './chats/installations.ts'
import { slackRotation } from './chats/slack-rotation.ts'

/** Refreshes the token of our bot in Slack before it ends: asked every hour, twice before it would be too late. */
export const rotateFunction: Make<() => Promise<void>> = (settings, now) => {
  const rotate = slackRotation({
    ...slackSecretOf(settings),
    app: slackAppOf(settings),
    now,
    log: consoleLog,
    me: randomUUID(),
    pause,
  })
  return async () => {
    try {
      consoleLog('rotation', { outcome: await rotate() })
    } catch (error) {
      // The watch waits for these words: there are two hours left to install the app anew.
      consoleLog('rotation failed', faultFacts(error))
      throw error
    }
  }
}

export const handler = onLambda(rotateFunction)
