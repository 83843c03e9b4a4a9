import { documentJudge } from '../shared/commands/cataloguing.ts'
import { houseOf } from './aws/house.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { type VerdictFunction, verdictHandler } from './aws/verdict.ts'

/** Takes note of what a scanner found in an original: GuardDuty, or the company's own. */
export const verdictFunction: Make<VerdictFunction> = (settings, now) =>
  verdictHandler({
    kernel: houseOf(settings).kernel,
    judge: documentJudge,
    bucket: settings.BUCKET,
    malwareScan: settings.MALWARE_SCAN,
    now,
    log: consoleLog,
  })

export const handler = onLambda(verdictFunction)
