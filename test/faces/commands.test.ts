import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyScans } from '../../local/company/scans.ts'
import { entrances } from '../../shared/commands/catalogue.ts'
import { hasHan } from '../../shared/terms/search-text.ts'
import { type Company, openCompany, type Seats, seatsIn } from '../acceptance/company.ts'
import { LarkSeat } from '../acceptance/lark-seat.ts'
import type { Seat, Shown } from '../acceptance/seat.ts'
import { chatOf } from '../security/chat.ts'

const README = join(import.meta.dirname, '../../README.md')
const MARK = '<!-- commands -->'
const ALL = 'C0ARCHIVE'

/** Who asks for what a salesperson may not. */
const askers: Readonly<Record<string, keyof Seats>> = {
  delegate: 'wang',
  register: 'wu',
  replay: 'wu',
  members: 'qian',
}

/** What a salesperson asks for in vain; only a member at all may ask for the rest. */
const closed = ['delegate', 'replay', 'members']

let company: Company
/** A document that everybody may know of. */
let number = ''
let seats: Record<'slack' | 'lark', Seats>
beforeAll(async () => {
  company = await openCompany('slack')
  seats = { slack: company, lark: seatsIn(company.house, 'lark') }
  // A power of attorney is signed by who has shown afresh that it is them.
  await company.prove(company.wang)
  const { words } = await company.lin.command('/summary 凤竹')
  number = /KH00001-1-\d{4}-\d{3}-\d{4}/.exec(words)?.[0] ?? ''
}, 120_000)
afterAll(() => company?.close())

type Row = { name: string; slack: string; lark: string; line: readonly string[] }
const rows: Row[] = []

/** What a command is nothing without. */
const textFor = (name: string) =>
  name === 'summary' ? ' 凤竹' : name === 'replay' ? ` ${number}` : ''

/** A form opened, or an answer shown: what really came of it. */
function cameTo(seat: Seat, shown: Shown): string {
  if (seat.hasForm()) return `表单 form`
  if (shown.words === '' || /没有办理|您还没有登记/.test(shown.words))
    throw new Error(`nothing came of it but: ${shown.words}`)
  return '卡片 card'
}

async function asked(seat: Seat, act: () => Promise<Shown>): Promise<string> {
  await seat.closeAll()
  const came = cameTo(seat, await act())
  await seat.closeAll()
  return came
}

const commands = entrances.flatMap(({ name, command, words = [] }) =>
  command ? [{ name, command, words }] : [],
)
const shortcuts = entrances.flatMap(({ name, shortcut, words = [] }) =>
  shortcut ? [{ name, shortcut, words }] : [],
)
const wordOf = (words: readonly string[]) => words.find(hasHan) ?? ''

describe.each(['slack', 'lark'] as const)('through the door of %s', (face) => {
  it.each(commands.map((each) => [each.command.name, each] as const))(
    '%s comes to what it is for, typed or said with its word',
    async (_, { name, command, words }) => {
      const text = textFor(name)
      const seat = seats[face][askers[name] ?? 'lin']
      const came = await asked(seat, () => seat.command(`${command.name}${text}`))
      const said = await asked(seat, () => seat.ask(`${wordOf(words)}${text}`, ALL))
      expect(said).toBe(came)
      note(name, face, came, [
        `\`${command.name}\``,
        [wordOf(words), words.find((word) => !hasHan(word) && /\w/.test(word)) ?? ''].join(' '),
        `${command.says.zh} ${command.says.en}`,
      ])
    },
  )

  it.each(closed)('/%s is refused with its reason to a salesperson', async (command) => {
    const { lin } = seats[face]
    const { words } = await lin.command(`/${command}${textFor(command)}`)
    expect(lin.hasForm()).toBe(false)
    expect(words).toContain('没有办理')
    expect(words).toMatch(/您没有「.+」(（.+）)?的权力/)
  })

  it.each(commands.map(({ command }) => command.name))(
    '%s is answered to who is no member with how to become one',
    async (command) => {
      const told =
        face === 'slack'
          ? await chatOf(company.house).command('U0STRANGER', command)
          : (await new LarkSeat(company.house, 'U0XU').command(command)).words
      expect(told).toContain('您还没有登记为成员')
    },
  )

  it.each(shortcuts.map((each) => [each.shortcut.zh, each] as const))(
    '%s is asked for on a message',
    async (_, { name, shortcut, words }) => {
      const { lin } = seats[face]
      const scan = (await companyScans()).find(({ file }) => file.startsWith('购销合同'))
      const message =
        name === 'file'
          ? await lin.share('购销合同.pdf', scan?.bytes ?? new Uint8Array(), ALL)
          : await sayOn(lin, '今天在凤竹，谈妥了大货')
      const came = await asked(lin, () => lin.onMessage(name, ALL, message))
      const how =
        face === 'slack' ? '消息菜单 message menu' : `回复 reply \`@案卷 ${wordOf(words)}\``
      const says = entrances.find((each) => each.name === name)?.command?.says
      note(`on ${name}`, face, `${came}，${how}`, [
        '消息 message',
        `${shortcut.zh} ${shortcut.en}`,
        says ? `${says.zh} ${says.en}` : '把扫描件归入案卷 File a scan',
      ])
    },
  )

  it('what lies on the desk is one press away', async () => {
    const { words } = await seats[face].lin.home()
    expect(words).toContain('林晓雯 的案头')
    const where = face === 'slack' ? '主页 Home tab' : '菜单 bot menu'
    const says = '待办与能做的事 What waits, and what can be asked for'
    note('home', face, where, ['主页、菜单 home, menu', '案头 desk', says])
  })
})

describe('the bot menu of Lark', () => {
  it('has every command, and each line comes to the same as its command', async () => {
    const { menu } = company.house.lark.state('')
    for (const { name } of commands) expect(menu.map(({ key }) => key)).toContain(name)
    for (const { key, name } of menu) {
      const seat = seats.lark[askers[key] ?? 'lin']
      if (!(seat instanceof LarkSeat)) throw new Error('nobody sits at Lark')
      const chosen = titleOf(seat, await seat.menu(key))
      await seat.closeAll()
      const command = commands.find((each) => each.name === key)?.command.name
      const typed = titleOf(seat, await (command ? seat.command(command) : seat.ask(name.zh, ALL)))
      expect(chosen, name.zh).toBe(typed)
      await seat.closeAll()
    }
  })
})

const titleOf = (seat: Seat, { words }: Shown) =>
  seat.hasForm() ? seat.form().title : words.split('\n')[0]

describe('README.md', () => {
  it('lists every command in both chats as it was seen to work', async () => {
    const head = ['命令 command', '词 words', '做什么 what it does', 'Slack', 'Lark / 飞书']
    const lines = [head, head.map(() => '---')]
    for (const { line, slack, lark } of rows) lines.push([...line, slack, lark])
    const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
    const text = await readFile(README, 'utf8')
    const [before, stands, after] = text.split(MARK)
    if (stands === undefined || after === undefined) throw new Error(`README.md has no ${MARK}`)
    const should = `\n\n${table}\n\n`
    // `npm run commands` writes it down.
    if (process.env['COMMANDS'] === 'write')
      await writeFile(README, [before, should, after].join(MARK))
    else expect(stands).toBe(should)
  })
})

function note(name: string, face: 'slack' | 'lark', came: string, line: readonly string[]): void {
  const row = rows.find((each) => each.name === name) ?? { name, slack: '', lark: '', line }
  if (!rows.includes(row)) rows.push(row)
  row[face] = came
}

async function sayOn(seat: Seat, text: string): Promise<string> {
  await seat.say(text, ALL)
  return seat.find(text, ALL).id
}
