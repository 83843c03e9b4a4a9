import { strictEqual } from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import { buildAll } from '../../cdk/bundling.ts'
import { type FunctionName, functionNames } from '../../cdk/functions.ts'
import { deliveryOf, installation } from '../bot/lark/requests.ts'
import { requestOf } from '../bot/slack/requests.ts'
import { run } from './kept.ts'
import { NODE_24, node24 } from './node24.ts'
import { checked, type Part } from './part.ts'

const SIGNING_SECRET = 'of the trial'

/** Chats that nobody reaches, and nothing else behind the doors: a greeting needs none of it. */
const ENVIRONMENT = {
  AWS_LAMBDA_FUNCTION_NAME: 'anjuan',
  AWS_REGION: 'us-east-1',
  READING_ROOM_URL: 'https://example.com/room/',
  NOTIFY_QUEUE: 'https://example.com/notify.fifo',
  INBOX_QUEUE: 'https://example.com/inbox',
  DOCUMENTS_QUEUE: 'https://example.com/documents',
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_BOT_TOKEN: 'xoxb-trial',
  SLACK_TEAM_ID: 'T1',
  SLACK_APP_ID: 'A1',
  SLACK_BOT_USER_ID: 'U1',
  SLACK_BOT_ID: 'B1',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  LARK_APP_ID: installation.appId,
  LARK_APP_SECRET: installation.appSecret,
  LARK_TENANT_KEY: installation.tenantKey,
  LARK_BOT_OPEN_ID: installation.botOpenId,
  LARK_VERIFICATION_TOKEN: installation.verificationToken,
  LARK_ENCRYPT_KEY: installation.encryptKeys.join(),
}

/** What only those are told who keep the secret of an installation. */
const keeping = { SLACK_INSTALLATION_SECRET: 'anjuan/slack-installation' }
const INSTALLING: Partial<Record<FunctionName, Record<string, string>>> = {
  install: keeping,
  rotate: keeping,
}

const Answered = z.looseObject({ statusCode: z.int(), body: z.string().default('') })

/** What would be uploaded starts and answers on the Node that Lambda runs it on. */
export const onNode24: Part = {
  name: 'node24',
  against: NODE_24,
  compare: async () => {
    const program = await node24()
    // Far from the project, whose files are all modules.
    const place = await mkdtemp(join(tmpdir(), 'anjuan-node24-'))
    const { bundles, layer } = await buildAll(place, 'x64')
    const inBundle = async (name: FunctionName, code: string) => {
      const { stdout } = await run(program, ['-e', code], {
        cwd: bundles[name],
        // Where Lambda looks for what is in a layer.
        env: { ...ENVIRONMENT, ...INSTALLING[name], NODE_PATH: join(layer, 'nodejs/node_modules') },
      })
      return stdout.trim()
    }
    const answerOf = async (name: FunctionName, event: APIGatewayProxyEventV2) => {
      const asked = `require('./index.js').handler(${JSON.stringify(event)})`
      const told = await inBundle(name, `${asked}.then((it) => console.log(JSON.stringify(it)))`)
      return Answered.parse(JSON.parse(told.split('\n').at(-1) ?? ''))
    }
    const greeting = JSON.stringify({ type: 'url_verification', challenge: '问候', token: 't' })
    const asJson = { contentType: 'application/json' }
    const hello = { type: 'url_verification', challenge: 'ajls384kdjx98XX' }
    const { verificationToken: token } = installation

    const outcome = await checked([
      [
        'it is Node 24',
        async () => strictEqual((await run(program, ['-v'])).stdout.slice(0, 4), 'v24.'),
      ],
      ...functionNames.map(
        (name) =>
          [
            `the bundle of ${name} starts`,
            async () => {
              const kind = await inBundle(name, "console.log(typeof require('./index.js').handler)")
              strictEqual(kind, 'function')
            },
          ] as const,
      ),
      [
        'Slack’s door answers a signed greeting',
        async () => {
          const event = requestOf(greeting, SIGNING_SECRET, Date.now(), asJson)
          const { statusCode, body } = await answerOf('slack', event)
          strictEqual(statusCode, 200)
          strictEqual(body.includes('问候'), true)
        },
      ],
      [
        'Slack’s door refuses one that another has signed',
        async () => {
          const event = requestOf(greeting, 'another', Date.now(), asJson)
          strictEqual((await answerOf('slack', event)).statusCode, 401)
        },
      ],
      [
        'Lark’s door answers a sealed and signed greeting',
        async () => {
          const { statusCode, body } = await answerOf(
            'lark',
            deliveryOf({ ...hello, token }, Date.now()),
          )
          strictEqual(statusCode, 200)
          strictEqual(body.includes(hello.challenge), true)
        },
      ],
      [
        'Lark’s door refuses one that another has signed',
        async () => {
          const event = deliveryOf({ ...hello, token }, Date.now(), { signingKey: 'another' })
          strictEqual((await answerOf('lark', event)).statusCode, 401)
        },
      ],
    ])
    await rm(place, { recursive: true, force: true })
    return {
      ...outcome,
      apart: [
        {
          what: 'the same on arm64, as it is deployed',
          why: 'this is an x64 machine: the code is the same, the native part of the pictures another',
        },
      ],
      seen: [],
    }
  },
}
