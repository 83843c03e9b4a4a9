import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../lambdas/aws/client.ts'
import { houseOf } from '../lambdas/aws/house.ts'
import { Settings } from '../lambdas/aws/settings.ts'
import type { Kernel } from '../shared/commands/execute.ts'
import type { Shelves } from '../shared/commands/shelves.ts'
import { startClockLoop } from './clock-loop.ts'
import { companyInLark } from './company/in-lark.ts'
import { companyInSlack } from './company/in-slack.ts'
import type { CompanyPerson } from './company/people.ts'
import { type Functions, functionsFromSource, type MakeFunctions } from './functions.ts'
import { type Gateway, startGateway } from './gateway.ts'
import type { LarkWorkspace } from './lark/contract.ts'
import { holdLock } from './lock.ts'
import { type Loops, startLoops } from './loops.ts'
import { placeAddress, READING_ROOM } from './place.ts'
import { type HouseQueues, startQueues } from './queues/of-the-house.ts'
import { startScanner } from './scanner/scanner.ts'
import type { Workspace } from './slack/workspace.ts'
import { makeBucket, startStorage } from './storage.ts'
import type { Engine } from './store/engine.ts'
import { makeTable } from './store/table.ts'

/** Everything on one machine, and running. */
export interface LocalHouse {
  /** The company's Slack, whose clock is everybody's. */
  workspace: Workspace
  /** The company's Feishu. */
  lark: LarkWorkspace
  gateway: Gateway
  kernel: Kernel
  shelves: Shelves
  client: DynamoDBDocumentClient
  table: string
  settings: Settings
  /** Where work waits for its functions. */
  queues: HouseQueues
  /** The embedded store; none when another DynamoDB is used. */
  engine: Engine | undefined
  now(): number
  /** Puts the clock forward for everybody, and lets what has become due be done. */
  forward(milliseconds: number): Promise<void>
  /** Resolves when every reactor has seen everything written so far. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Starts store, files, workspace, functions and loops, keeping all data in one directory behind a lock. */
export async function startHouse(options: {
  directory: string
  /** 0: whichever the system gives. */
  workspacePort?: number
  larkPort?: number
  gatewayPort?: number
  answerWithin?: number
  /** How its functions are run; from source if not said. */
  functions?: MakeFunctions
  /** People beyond those of the trial company. */
  colleagues?: readonly CompanyPerson[]
}): Promise<LocalHouse> {
  const { directory } = options
  await mkdir(directory, { recursive: true })
  const closing: (() => Promise<unknown>)[] = [await holdLock(join(directory, 'lock'))]
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
  // The same chain of credentials as on AWS, so that nothing in the functions is different.
  process.env['AWS_ACCESS_KEY_ID'] = credentials.accessKeyId
  process.env['AWS_SECRET_ACCESS_KEY'] = credentials.secretAccessKey

  const { dynamodb, s3, watch, engine, close } = await startStorage(directory, credentials)
  closing.push(close)
  const queues = await startQueues(join(directory, 'queues'))
  closing.push(queues.close)

  let loops: Loops | undefined
  // Before the workspace, which delivers at once what was left undelivered when it last went down.
  let opened: (functions: Functions) => void = () => undefined
  const doors = new Promise<Functions>((resolve) => {
    opened = resolve
  })
  const gateway = await startGateway({
    port: options.gatewayPort ?? 0,
    functionFor: (path) => {
      const door = doorFor(path)
      if (!door) return undefined
      return async (event) => {
        const answer = await (await doors)[door](event)
        // What was decided is reacted to at once, not when the stream is looked at next.
        loops?.wake()
        return answer
      }
    },
    addressOf: placeAddress,
  })
  const { url } = gateway
  closing.push(gateway.close)
  const slack = await companyInSlack({
    directory: join(directory, 'workspace'),
    port: options.workspacePort ?? 0,
    gateway: url,
    answerWithin: options.answerWithin,
    colleagues: options.colleagues,
    beside: () => inLark.workspace.url,
  })
  const { workspace } = slack
  closing.push(() => workspace.close())
  const inLark = await companyInLark(
    {
      directory: join(directory, 'lark'),
      port: options.larkPort ?? 0,
      gateway: url,
      answerWithin: options.answerWithin,
      colleagues: options.colleagues,
      beside: () => workspace.url,
    },
    workspace,
  )
  const lark = inLark.workspace
  closing.push(() => lark.close())
  const now = () => workspace.now()

  const settings = Settings.parse({
    DYNAMODB_ENDPOINT: dynamodb,
    S3_ENDPOINT: s3,
    ...queues.settings,
    AWS_REGION: 'us-east-1',
    // Elsewhere nobody on this machine hears what is put.
    MALWARE_SCAN: watch ? 'own' : 'none',
    ...slack.settings,
    ...inLark.settings,
    READING_ROOM_URL: `${url}/room/`,
    READING_ROOM_RANGES: READING_ROOM,
  })
  const client = documentClient({ endpoint: dynamodb, region: settings.AWS_REGION, credentials })
  await makeTable(client, settings.TABLE)
  await makeBucket(s3, settings.BUCKET, credentials)

  const { kernel, shelves } = houseOf(settings)
  const functions = await (options.functions ?? functionsFromSource)(settings, now)
  closing.push(functions.close)
  opened(functions)
  const config = { endpoint: dynamodb, region: settings.AWS_REGION, credentials }
  loops = await startLoops({ functions, queues, client, table: settings.TABLE, config })
  closing.push(loops.stop)
  const { settled: loopsSettled } = loops
  const scanner =
    watch &&
    (await startScanner({
      directory: join(directory, 'scanner'),
      bucket: settings.BUCKET,
      s3: { endpoint: s3, credentials },
      watch,
      verdict: async (event) => {
        await functions.verdict(event)
        loops?.wake()
      },
    }))
  if (scanner) closing.push(scanner.stop)
  // Reactors write, and others react to that: settled is when a whole round finds nothing more.
  const settled = async () => {
    let before = -1
    for (;;) {
      await workspace.settled()
      await lark.settled()
      const judged = (await scanner?.settled()) ?? 0
      const reacted = judged + (await loopsSettled())
      if (reacted === before) return
      before = reacted
    }
  }
  const clock = startClockLoop(functions.clock)
  closing.push(clock.stop)

  return {
    workspace,
    lark,
    gateway,
    kernel,
    shelves,
    client,
    table: settings.TABLE,
    settings,
    queues,
    engine,
    now,
    forward: async (milliseconds) => {
      workspace.forward(milliseconds)
      await clock.tick()
      await settled()
    },
    settled,
    close: async () => {
      for (const close of closing.reverse()) await close()
    },
  }
}

/** The function that answers under a path. */
function doorFor(path: string): 'slack' | 'lark' | 'room' | undefined {
  if (path === '/slack') return 'slack'
  if (path === '/lark') return 'lark'
  return path.startsWith('/room/') ? 'room' : undefined
}
