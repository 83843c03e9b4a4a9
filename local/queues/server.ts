import type { IncomingMessage } from 'node:http'
import * as z from 'zod'
import { json } from '../workspace/answer.ts'
import { bodyOf } from '../workspace/body.ts'
import { addressOf, closed, serve } from '../workspace/serve.ts'
import { urlOf } from './address.ts'
import { answersOf } from './answers.ts'
import { asked } from './asked.ts'
import type { QueueKind } from './queue.ts'
import { openQueues, type Queues } from './queues.ts'
import { QueueRefusal } from './refusal.ts'

/** Queues that can be reached as SQS is. */
export interface QueueServer extends Queues {
  endpoint: string
  urlOf(name: string): string
  close(): Promise<void>
}

/** A batch of the largest messages, as JSON. */
const LARGEST = 16 * 1024 ** 2

/** Starts a server that speaks SQS's JSON protocol, for this machine alone. */
export async function startQueueServer(
  kinds: readonly QueueKind[],
  { port = 0, ...where }: { directory?: string; port?: number; now?: () => number } = {},
): Promise<QueueServer> {
  const queues = openQueues(kinds, where)
  let endpoint = ''
  const answers = answersOf(queues, () => endpoint)

  async function answerTo(request: IncomingMessage): Promise<object> {
    const target = String(request.headers['x-amz-target'] ?? '')
    const action = Action.safeParse(target.replace('AmazonSQS.', ''))
    if (!action.success)
      throw new QueueRefusal('UnsupportedOperation', `${target} is not done here.`)
    const read = asked[action.data].safeParse(await jsonOf(request))
    if (!read.success) {
      const [issue] = read.error.issues
      throw new QueueRefusal('InvalidParameterValue', `${issue?.path.join('.')}: ${issue?.message}`)
    }
    const answer = answers[action.data] as (request: unknown) => object | Promise<object>
    return answer(read.data)
  }

  const server = await serve(async (request, response) => {
    try {
      json(response, await answerTo(request), 200, JSON_1_0)
    } catch (error) {
      if (!(error instanceof QueueRefusal)) throw error
      const said = { __type: `com.amazonaws.sqs#${error.code}`, message: error.message }
      json(response, said, 400, { ...JSON_1_0, 'x-amzn-query-error': `${error.code};Sender` })
    }
  }, port)
  endpoint = addressOf(server)
  return {
    ...queues,
    endpoint,
    urlOf: (name) => urlOf(endpoint, name),
    close: async () => {
      await closed(server)
      queues.close()
    },
  }
}

const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' }

const Action = z.enum(Object.keys(asked) as (keyof typeof asked)[])

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const body = await bodyOf(request, LARGEST)
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new QueueRefusal('InvalidParameterValue', 'The body is no JSON.')
  }
}
