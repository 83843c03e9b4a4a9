import { setTimeout as pause } from 'node:timers/promises'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { type Answer, execute } from '../../shared/commands/execute.ts'
import { addDays, dayAt } from '../../shared/terms/day.ts'
import type { LocalHouse } from '../house.ts'
import { customers, visits } from './customers.ts'
import { linkAccounts } from './linking.ts'
import { companyName, people, team } from './people.ts'
import { companyScans } from './scans.ts'

/** Commands of the story have names of their own, so that telling it again changes nothing. */
const told = (what: string) => `story:${what}`

const LAST = 'file/染整质量检验报告.tif'

/** Founds the trial company on first start: members, customers, visits and filed scans, all by the same commands as in chat. */
export async function tellStory(house: LocalHouse): Promise<void> {
  const administrator = people.find(({ roles }) => roles.includes('administrator'))
  if (!administrator) throw new Error('the trial company has no administrator')
  // The last command of the story: once it has its receipt there is nothing left to tell. A start that was
  // killed half way tells on from where it was, since each command does its work once.
  if (await isTold(house, LAST)) return
  await run(house, { house: 'house' }, 'company.found', told('found'), {
    name: companyName,
    administrator: account(administrator.user),
    administratorName: administrator.name,
  })
  for (const person of people) {
    if (person === administrator) continue
    await must(house, administrator.user, 'member.save', told(person.user), {
      identity: account(person.user),
      name: person.name,
      roles: person.roles,
      departmentId: person.departmentId,
      active: 'yes',
      ...(person.inCharge ? { inCharge: person.inCharge } : {}),
    })
  }
  // Managers are named once everybody is a member.
  for (const person of people) {
    if (!person.manager) continue
    await must(house, administrator.user, 'member.save', told(`${person.user}/manager`), {
      identity: account(person.user),
      name: person.name,
      roles: person.roles,
      departmentId: person.departmentId,
      active: 'yes',
      manager: account(person.manager),
    })
  }
  for (const { user } of people) await linkAccounts(house, user)
  for (const { owner, card } of customers) {
    await must(house, owner, 'customer.create', told(`customer/${String(card['name'])}`), card)
  }
  await house.settled()
  const today = dayAt(house.now())
  for (const [index, { by, customer, daysAgo, report }] of visits.entries()) {
    const nextStepOn = report['nextStepOn']
    await must(
      house,
      by,
      'visit.report',
      told(`visit/${index}`),
      {
        ...report,
        customerId: await idOf(house, customer),
        visitedOn: addDays(today, -daysAgo),
        ...(nextStepOn ? { nextStepOn: addDays(today, Number(nextStepOn)) } : {}),
      },
      by === 'U0LIN' ? 'C0SALES1' : 'C0SALES2',
    )
  }
  await fileScans(house)
  await house.settled()
}

/** The licence, a contract and an inspection report are shared in the department's channel and filed; the rest stays for you to drop in. */
async function fileScans(house: LocalHouse): Promise<void> {
  const today = dayAt(house.now())
  const fengzhu = await idOf(house, customers[0]?.card['name'] as string)
  for (const scan of await companyScans()) {
    if (scan.level !== 'unclassified' || (await isTold(house, `file/${scan.file}`))) continue
    const { ts, fileId } = await house.workspace.share({
      as: 'U0LIN',
      channel: 'C0SALES1',
      name: scan.file,
      bytes: scan.bytes,
    })
    await must(
      house,
      'U0LIN',
      'document.file',
      told(`file/${scan.file}`),
      {
        customerId: fengzhu,
        documentKind: scan.kind,
        secrecy: scan.level,
        title: scan.title,
        datedOn: addDays(today, -30),
        attachment: JSON.stringify({
          chat: 'slack',
          workspace: team.id,
          fileId,
          name: scan.file,
          size: scan.bytes.length,
        }),
      },
      'C0SALES1',
      ts,
    )
  }
}

async function isTold(house: LocalHouse, what: string): Promise<boolean> {
  const found = await house.kernel.store.open([{ kind: 'receipt', id: told(what) }])
  return found.receipt(told(what)) !== undefined
}

/** Names stand on their shelf a moment after the card is opened. */
async function idOf(house: LocalHouse, name: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const [found] = await house.shelves.names('customer', name.slice(0, 6), 5)
    if (found) return found.id
    await pause(50)
  }
  throw new Error(`${name} did not come onto the shelf of names`)
}

const account = (user: string) => `slack#${team.id}#${user}`

async function must(
  house: LocalHouse,
  user: string,
  activity: string,
  id: string,
  args: object,
  channel?: string,
  thread?: string,
): Promise<void> {
  const by = { chat: 'slack' as const, workspace: team.id, user }
  const answer = await run(house, by, activity, id, args, channel, thread)
  if (answer.kind !== 'done') throw new Error(`${activity} was answered ${JSON.stringify(answer)}`)
}

function run(
  house: LocalHouse,
  by: { chat: 'slack'; workspace: string; user: string } | { house: 'house' },
  name: string,
  id: string,
  args: object,
  channel?: string,
  thread?: string,
): Promise<Answer> {
  const place = channel && {
    chat: 'slack' as const,
    workspace: team.id,
    channel,
    ...(thread ? { thread } : {}),
  }
  return execute(
    { id, name, by, at: house.now(), inReadingRoom: false, args, ...(place ? { place } : {}) },
    activityNamed(name),
    house.kernel,
  )
}
