import { larkApp } from '../bot/lark/app.ts'
import { houseOf } from './aws/house.ts'
import type { HttpFunction } from './aws/http.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { installed, larkInstallationOf } from './chats/installations.ts'
import { larkFaceOn } from './chats/lark-face.ts'
import { lateLark } from './chats/late-lark.ts'

/** Takes every delivery of Lark's: messages, the menu, buttons, forms, searches. */
export const larkFunction: Make<HttpFunction> = (settings, now) => {
  const installation = installed(larkInstallationOf(settings), 'Lark')
  const face = larkFaceOn(installation, houseOf(settings), now)
  return larkApp({ ...face, messenger: lateLark(installation, consoleLog, now) }).handle
}

export const handler = onLambda(larkFunction)
