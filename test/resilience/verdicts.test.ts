import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { team } from '../../local/company/people.ts'
import { functionsFromSource } from '../../local/functions.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { execute } from '../../shared/commands/execute.ts'
import { Document } from '../../shared/records/document.ts'
import { dayAt } from '../../shared/terms/day.ts'
import { audit } from '../../upkeep/audit.ts'
import { onePage } from '../imaging/pdf-by-hand.ts'
import { must } from '../support/company.ts'
import { customerCard } from '../support/filing.ts'
import { entriesOf } from '../support/journal.ts'
import { foundTrial } from '../support/trial.ts'

/** What becomes of what the scanner tells. */
type Weather = 'fine' | 'nobody hears it' | 'heard, and the answer is lost'

let directory: string
let house: LocalHouse
let weather: Weather
let told: number
let customerId: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-verdicts-'))
  house = await open('fine')
  await foundTrial(house)
  const { notice } = await must(run('customer.create', customerCard))
  if (notice.notice === 'customer.card') customerId = notice.customer.id
}, 120_000)
afterAll(async () => {
  await house?.close()
  await rm(directory, { recursive: true, force: true })
})

function open(first: Weather): Promise<LocalHouse> {
  weather = first
  told = 0
  return startHouse({
    directory,
    answerWithin: 20_000,
    functions: async (settings, now) => {
      const functions = await functionsFromSource(settings, now)
      const verdict = async (event: unknown) => {
        told++
        const before = weather
        if (before !== 'nobody hears it') await functions.verdict(event)
        if (before !== 'fine') throw new Error(before)
      }
      return { ...functions, verdict }
    },
  })
}

let commands = 0
const run = (name: string, args: object) => {
  const by = { chat: 'slack' as const, workspace: team.id, user: 'U0LIN' }
  const command = { id: `verdicts:${commands++}`, name, by, at: house.now(), inReadingRoom: false }
  return execute({ ...command, args }, activityNamed(name), house.kernel)
}

async function handIn(title: string): Promise<void> {
  const bytes = onePage(`% ${Buffer.from(title).toString('hex')}\n0 0 9 9 re f`)
  const name = '扫描件.pdf'
  const { fileId } = await house.workspace.share({ as: 'U0LIN', channel: 'C0SALES1', name, bytes })
  const attachment = { chat: 'slack', workspace: team.id, fileId, name, size: bytes.length }
  await must(
    run('document.file', {
      customerId,
      documentKind: 'otherTradePapers',
      secrecy: 'unclassified',
      title,
      datedOn: dayAt(house.now()),
      attachment: JSON.stringify(attachment),
    }),
  )
}

async function standing(title: string): Promise<Document | undefined> {
  const look = await house.kernel.store.open([])
  return (await look.inDossier(customerId, 'document', 50)).find((one) => one.title === title)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20)
}

/** How often a document was filed or refused, as the journal has it. */
async function outcomesOf(title: string): Promise<number> {
  const images = (await entriesOf(house)).flatMap((entry) => entry.images)
  return images
    .flatMap(({ after }) => Document.safeParse(after).data ?? [])
    .filter((one) => one.title === title && ['filed', 'refused'].includes(one.state)).length
}

it('what was put while nobody heard the scanner is judged after the house has started again', async () => {
  weather = 'nobody hears it'
  await handIn('无人听')
  await until(async () => (await standing('无人听'))?.state === 'scanning' && told > 1)
  await house.close()
  house = await open('fine')
  await house.settled()
  expect(await standing('无人听')).toMatchObject({ state: 'filed' })
  expect(told).toBe(1)
})

it('a verdict that was heard and comes again changes nothing', async () => {
  weather = 'heard, and the answer is lost'
  await handIn('听了又说')
  await until(async () => (await standing('听了又说'))?.state === 'filed' && told > 2)
  // As after a crash: what it does not know to have told it tells once more.
  await house.close()
  house = await open('fine')
  await house.settled()
  expect(told).toBe(1)
  expect(await outcomesOf('听了又说')).toBe(1)
})

it('what was told once is not told again at every start', async () => {
  await house.close()
  house = await open('fine')
  await house.settled()
  expect(told).toBe(0)
})

it('after a day without a verdict it is refused, whatever is said of it later', async () => {
  weather = 'nobody hears it'
  await handIn('一天无结论')
  await until(async () => (await standing('一天无结论'))?.state === 'scanning')
  await house.close()
  // The clock of the house stands a day further, and looks before the scanner is heard.
  house = await open('nobody hears it')
  house.workspace.forward(25 * 3_600_000)
  await until(async () => (await standing('一天无结论'))?.state === 'refused')
  weather = 'fine'
  await house.settled()
  expect(await standing('一天无结论')).toMatchObject({ state: 'refused', fault: 'unscanned' })
  expect(await outcomesOf('一天无结论')).toBe(1)
})

it('and every record stands as its journal says', async () => {
  expect((await audit(house)).breaks).toEqual([])
})
