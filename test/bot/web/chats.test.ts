import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { houseOf, kernelOn } from '../../../lambdas/aws/house.ts'
import type { HttpFunction } from '../../../lambdas/aws/http.ts'
import { Settings } from '../../../lambdas/aws/settings.ts'
import { readingRoomFunction } from '../../../lambdas/reading-room.ts'
import { memberSave } from '../../../shared/commands/members.ts'
import { identityId } from '../../../shared/records/person.ts'
import type { Chat } from '../../../shared/terms/chat.ts'
import { foundCompanyIn, MONDAY, must, runAs, staff, WORKSPACE } from '../../support/company.ts'
import { startStore, type TestStore } from '../../support/store.ts'
import { LIN, type OpenApi, secrets, startOpenApi, TENANT } from '../lark/open-api.ts'

const PAGES = 'https://archive.example.com/room/'

let store: TestStore
let lark: OpenApi
let room: (chats: Chat[]) => HttpFunction

beforeAll(async () => {
  ;[store, lark] = await Promise.all([startStore({ inMemory: true }), startOpenApi()])
  process.env['AWS_ACCESS_KEY_ID'] = 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local'
  const kernel = kernelOn(store.client, store.table, PAGES)
  await foundCompanyIn(kernel)
  const identity = identityId({ chat: 'lark', workspace: TENANT, user: LIN })
  const member = { name: '吴婷', roles: ['salesperson'], departmentId: '销售一部', active: 'yes' }
  await must(runAs(kernel, staff.administrator.user, memberSave, { ...member, identity }))
  room = (chats) => readingRoomFunction(settingsWith(chats), () => MONDAY)
})
afterAll(() => Promise.all([store.close(), lark.close()]))
beforeEach(() => {
  lark.clear()
  lark.say('/oauth/v3/token', { body: { code: 0, access_token: 'u-token' } })
  lark.say('/user_info', { body: { code: 0, data: { open_id: LIN, tenant_key: TENANT } } })
})

const SETS = {
  slack: {
    SLACK_SIGNING_SECRET: 'signing secret',
    SLACK_BOT_TOKEN: 'xoxb-trial',
    SLACK_TEAM_ID: WORKSPACE,
    SLACK_APP_ID: 'A0ANJUAN01',
    SLACK_BOT_USER_ID: 'U0BOT00001',
    SLACK_BOT_ID: 'B0BOT00001',
    SLACK_CLIENT_ID: '1111.2222',
    SLACK_CLIENT_SECRET: 'client secret',
  },
  lark: {
    LARK_APP_ID: 'cli_a1b2c3d4e5f6a7b8',
    LARK_APP_SECRET: secrets.appSecret,
    LARK_TENANT_KEY: TENANT,
    LARK_BOT_OPEN_ID: 'ou_bot',
    LARK_VERIFICATION_TOKEN: 'verification-token',
    LARK_ENCRYPT_KEY: 'encrypt-key',
  },
}

const settingsWith = (chats: Chat[]) =>
  Settings.parse({
    TABLE: store.table,
    DYNAMODB_ENDPOINT: store.endpoint,
    READING_ROOM_URL: PAGES,
    LARK_DOMAIN: lark.url,
    LARK_SIGN_IN_URL: lark.url,
    ...Object.assign({}, ...chats.map((chat) => SETS[chat])),
  })

/** A request as the gateway hands it on. */
const asking = (path: string, cookies: string[] = []): APIGatewayProxyEventV2 => {
  const url = new URL(path, PAGES)
  return {
    version: '2.0',
    routeKey: 'GET /room/{proxy+}',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    queryStringParameters: Object.fromEntries(url.searchParams),
    headers: { 'accept-language': 'zh-CN' },
    cookies,
    isBase64Encoded: false,
    requestContext: {
      accountId: '1',
      apiId: 'a',
      domainName: url.host,
      domainPrefix: 'archive',
      requestId: 'r',
      routeKey: 'GET /room/{proxy+}',
      stage: '$default',
      time: '',
      timeEpoch: MONDAY,
      http: {
        method: 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '10.0.0.1',
        userAgent: '',
      },
    },
  }
}

/** Where the door sends a browser, and what it gives it to carry. */
async function sentOff(visit: HttpFunction, path: string) {
  const { statusCode, headers, cookies = [] } = await visit(asking(path))
  expect(statusCode).toBe(302)
  const to = new URL(String(headers?.['location']))
  return { to, cookies: cookies.map((cookie) => cookie.split(';')[0] ?? '') }
}

const LINK = 'A'.repeat(43)
const AT_SLACK = 'https://slack.com'

describe('the door of the reading room', () => {
  it('asks for the chat that the link was made in, and for Slack when none is said', async () => {
    const visit = room(['slack', 'lark'])
    const hostOf = async (path: string) => (await sentOff(visit, path)).to.origin
    expect(await hostOf('prove')).toBe(AT_SLACK)
    expect(await hostOf('prove?with=slack')).toBe(AT_SLACK)
    expect(await hostOf('prove?with=lark')).toBe(lark.url)
    expect(await hostOf(`open/${LINK}`)).toBe(AT_SLACK)
    expect(await hostOf(`open/${LINK}?with=lark`)).toBe(lark.url)
    expect(await hostOf('prove?with=teams')).toBe(AT_SLACK)
  })

  it('asks for the only chat that there is, whatever the link says', async () => {
    const onlyLark = room(['lark'])
    expect((await sentOff(onlyLark, 'prove')).to.origin).toBe(lark.url)
    expect((await sentOff(onlyLark, 'prove?with=slack')).to.origin).toBe(lark.url)
    expect((await sentOff(room(['slack']), 'prove?with=lark')).to.origin).toBe(AT_SLACK)
  })

  it('knows on the way back whom it had asked, and takes the code there with this browser’s verifier', async () => {
    const visit = room(['slack', 'lark'])
    const { to, cookies } = await sentOff(visit, 'prove?with=lark')
    const state = to.searchParams.get('state')
    const back = await visit(asking(`signed-in?code=c1&state=${state}`, cookies))
    expect(back.statusCode).toBe(200)
    expect(back.body).toContain('身份已确认')
    const verifier = String(lark.calls[0]?.body['code_verifier'])
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
      to.searchParams.get('code_challenge'),
    )
    const { kernel } = houseOf(settingsWith(['lark']))
    const identity = identityId({ chat: 'lark', workspace: TENANT, user: LIN })
    const found = await kernel.store.open([{ kind: 'identity', id: identity }])
    const proof = await found.get('proof', found.person(identity)?.id ?? '')
    expect(proof?.provenAt).toBe(MONDAY)
  })

  it('takes nobody in by a state that is not this browser’s, and asks nobody about the code', async () => {
    const visit = room(['slack', 'lark'])
    const { cookies } = await sentOff(visit, 'prove?with=lark')
    const other = await sentOff(visit, 'prove?with=lark')
    const state = other.to.searchParams.get('state')
    const refusedAt = async (path: string, carried: string[]) =>
      (await visit(asking(path, carried))).statusCode
    expect(await refusedAt(`signed-in?code=c1&state=${state}`, cookies)).toBe(403)
    expect(await refusedAt('signed-in?code=c1', cookies)).toBe(403)
    expect(await refusedAt(`signed-in?code=c1&state=${state}`, [])).toBe(403)
    expect(lark.calls).toEqual([])
  })

  it('takes in nobody of another tenant, and nobody whom the house does not know', async () => {
    const visit = room(['lark'])
    const knock = async (person: object) => {
      lark.say('/user_info', { body: { code: 0, data: person } })
      const { to, cookies } = await sentOff(visit, 'prove')
      const state = to.searchParams.get('state')
      return (await visit(asking(`signed-in?code=c1&state=${state}`, cookies))).statusCode
    }
    expect(await knock({ open_id: LIN, tenant_key: 'another' })).toBe(403)
    expect(await knock({ open_id: 'ou_stranger', tenant_key: TENANT })).toBe(403)
    expect(await knock({ open_id: LIN, tenant_key: TENANT })).toBe(200)
  })

  it('lets a chat that was left since take nobody back in', async () => {
    const { to, cookies } = await sentOff(room(['slack', 'lark']), 'prove?with=lark')
    const state = to.searchParams.get('state')
    const back = await room(['slack'])(asking(`signed-in?code=c1&state=${state}`, cookies))
    expect(back.statusCode).toBe(403)
    expect(lark.calls).toEqual([])
  })
})

describe('a link of the reading room', () => {
  it('carries the chat that it was asked for in; Slack’s goes without saying', () => {
    const { links } = kernelOn(store.client, store.table, PAGES)
    expect(links.signIn('lark')).toBe(`${PAGES}prove?with=lark`)
    expect(links.signIn('slack')).toBe(`${PAGES}prove`)
    expect(links.signIn(undefined)).toBe(`${PAGES}prove`)
    expect(links.readingRoom(LINK, 'lark')).toBe(`${PAGES}open/${LINK}?with=lark`)
    expect(links.readingRoom(LINK, 'slack')).toBe(`${PAGES}open/${LINK}`)
  })
})
