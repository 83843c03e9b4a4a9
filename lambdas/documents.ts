import { documentCatalogue } from '../shared/commands/cataloguing.ts'
import { s3Files } from './aws/files.ts'
import { houseOf } from './aws/house.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { documentsReactor } from './aws/reacting/documents.ts'
import { type QueueFunction, queueHandler } from './aws/reacting/queue.ts'
import { messengersOf } from './chats/messengers.ts'
import { placeAssets } from './imaging/assets.ts'
import { drawScan } from './imaging/draw-scan.ts'
import { inspectScan, isDisguised } from './imaging/inspect.ts'

/** Fetches, examines, keeps and draws the scans that were accepted for filing. */
export const documentsFunction: Make<QueueFunction> = (settings, now) => {
  const { kernel, client, table } = houseOf(settings)
  const reactor = documentsReactor({
    kernel,
    now,
    catalogue: documentCatalogue,
    files: s3Files(settings),
    malwareScan: settings.MALWARE_SCAN,
    messengers: messengersOf(settings, consoleLog, now),
    imaging: {
      inspect: async (bytes, name) => {
        const found = await inspectScan(bytes)
        return found.ok && isDisguised(name, found.type)
          ? { ok: false, reason: 'disguised' }
          : found
      },
      draw: drawScan,
    },
  })
  return queueHandler(reactor, { client, table, now, log: consoleLog })
}

// In the bundle the thread that reads PDFs lies beside us, translated.
if (process.env['AWS_LAMBDA_FUNCTION_NAME']) {
  placeAssets({ worker: new URL('./pdf-worker.js', import.meta.url) })
}

export const handler = onLambda(documentsFunction)
