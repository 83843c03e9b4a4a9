import './quiet-sdk.ts'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { tellStory } from './company/story.ts'
import { type LocalHouse, startHouse } from './house.ts'
import { DirectoryHeld } from './lock.ts'
import { whenNpmIsGone } from './npm-gone.ts'

// `npm start`: the whole house on this machine, with the trial company in it.
const directory = process.env['ANJUAN_DIRECTORY'] ?? '.anjuan'
const whereFile = join(directory, 'where')

/** Known addresses, so that a bookmark and a sign-in survive a restart; another one when taken. */
const WORKSPACE_PORT = 4310
const GATEWAY_PORT = 4311
const LARK_PORT = 4312

async function main(): Promise<void> {
  const house = await startHouse({
    directory,
    workspacePort: await portOr(WORKSPACE_PORT),
    gatewayPort: await portOr(GATEWAY_PORT),
    larkPort: await portOr(LARK_PORT),
  })
  const isEnding = endWith(house)
  console.log('正在布置试用公司 … preparing the trial company …')
  await tellStory(house).catch((error) => {
    if (!isEnding()) throw error
  })
  if (isEnding()) return
  await writeFile(whereFile, house.workspace.url)
  console.log(welcome(house.workspace.url, house.lark.url))
}

/** The port, or 0 (any) when somebody has it. */
function portOr(port: number): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(0))
    server.listen(port, '127.0.0.1', () => server.close(() => done(port)))
  })
}

/** Ends with the terminal's Ctrl-C, with a polite kill, and with npm when that is killed outright. */
function endWith(house: LocalHouse): () => boolean {
  let since: number | undefined
  const end = async () => {
    // npm passes a signal on that the terminal has sent already; a later one is a person in a hurry.
    if (since !== undefined && Date.now() - since < 2000) return
    if (since !== undefined) process.exit(1)
    since = Date.now()
    console.log('\n正在关闭 … closing …')
    await rm(whereFile, { force: true })
    await house.close()
    // Whatever was still asked of the house (the story, if it was not told to its end) goes with us.
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end())
  }
  whenNpmIsGone(() => void end())
  return () => since !== undefined
}

const welcome = (slack: string, lark: string) => `
  案卷已就绪 · Anjuan is running
  ${lark}/both   Slack 与飞书并排 · Slack and Lark side by side
  ${slack}        Slack
  ${lark}        飞书 · Lark, Feishu

  在左下角换人，每个人看到的都不同 · change the person at the bottom left, everybody sees something else:
    林晓雯 推销员 salesperson          /visit 写拜访报告，拖入扫描件归档 · report a visit, drop in a scan and file it
    陈志强 销售一部经理 manager        /borrow 申请借阅 · ask to borrow a document
    王建业 总经理 general manager      在话题里批准 · approve in the thread
    吴静   档案管理员 archivist        /register 借阅登记簿，室内阅览 · the register, sittings
    钱程   系统管理员 administrator    /members 成员与岗位 · members and roles

  数据在 ${directory}/，删除它即重新开始 · all data is in ${directory}/; remove it to start afresh
  Ctrl-C 关闭 · ends
`

try {
  await main()
} catch (error) {
  if (!(error instanceof DirectoryHeld)) throw error
  const where = await readFile(whereFile, 'utf8').catch(() => '')
  console.error(`案卷已经在这里运行 · Anjuan is running here already${where ? `: ${where}` : ''}
(${error.message})`)
  process.exit(1)
}
