import './quiet-sdk.ts'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { documentClient } from '../lambdas/aws/client.ts'
import { kernelOn } from '../lambdas/aws/house.ts'
import { activityNamed } from '../shared/commands/catalogue.ts'
import { type Answer, execute } from '../shared/commands/execute.ts'
import { identityId } from '../shared/records/person.ts'
import { refusalText } from '../shared/replies/refusals.ts'

const common = { company: z.string().min(1), name: z.string().min(1) }

/** The administrator by an account in Slack, or in Feishu or Lark; each has ids of its own shape. */
const Asked = z.union([
  z.object({
    ...common,
    chat: z.literal('slack').default('slack'),
    workspace: z.string().regex(/^T[A-Z0-9]+$/),
    administrator: z.string().regex(/^[UW][A-Z0-9]+$/),
  }),
  z.object({
    ...common,
    chat: z.literal('lark').default('lark'),
    workspace: z.string().regex(/^[0-9a-f]+$/),
    administrator: z.string().regex(/^ou_[0-9a-f]+$/),
  }),
])

const USAGE = `TABLE=… AWS_REGION=… npm run found -- --company 福建闽海染整有限公司 --workspace T0123ABCD --administrator U0123ABCD --name 钱程
TABLE=… AWS_REGION=… npm run found -- --company 福建闽海染整有限公司 --workspace 2ed263bf32cf1651 --administrator ou_84aad35d084aa403a838cf73ee18467 --name 钱程
  TABLE          output TableName of the stack AnjuanData
  workspace      the Slack workspace's id, or the tenant key in Feishu or Lark
  administrator  the member id from their Slack profile, or their open id in Feishu or Lark`

/**
 * `npm run found`: founds the company on AWS with its first administrator. Done once, by whoever deploys:
 * from then on administrators take in members in the chat. Nobody can make himself administrator there.
 */
async function main(): Promise<void> {
  const asked = Asked.safeParse(wordsGiven())
  const { TABLE: table, DYNAMODB_ENDPOINT: endpoint } = process.env
  if (!asked.success || !table) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const { company, chat, workspace, administrator, name } = asked.data
  const client = documentClient(endpoint ? { endpoint } : {})
  const answer = await execute(
    {
      id: 'house:found',
      name: 'company.found',
      by: { house: 'house' },
      at: Date.now(),
      inReadingRoom: false,
      args: {
        name: company,
        administrator: identityId({ chat, workspace, user: administrator }),
        administratorName: name,
      },
    },
    activityNamed('company.found'),
    // Founding leads to no page of the reading room.
    kernelOn(client, table, 'https://reading-room.invalid/'),
  )
  client.destroy()
  console.log(outcomeOf(answer))
  if (answer.kind !== 'done') process.exitCode = 1
}

function wordsGiven(): unknown {
  const text = { type: 'string' } as const
  const options = { company: text, workspace: text, administrator: text, name: text }
  try {
    return parseArgs({ options }).values
  } catch {
    return undefined
  }
}

function outcomeOf(answer: Answer): string {
  switch (answer.kind) {
    case 'done':
      return answer.repeated
        ? '公司早已建立，没有改动 · founded before; nothing was changed'
        : '公司已建立。请管理员在聊天里用 /members 登记成员 · founded: the administrator can take in members with /members'
    case 'refused':
      return `${refusalText(answer.refusal, 'zh')} ${refusalText(answer.refusal, 'en')}`
    case 'invalid':
      return `${Object.keys(answer.issues).join(', ')}: ?`
    case 'busy':
      return '请再试一次 · please try again'
  }
}

await main()
