import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { documentClient } from '../../lambdas/aws/client.ts'
import { customerRows } from '../../lambdas/aws/shelves/name-rows.ts'
import { namesFound } from '../../lambdas/aws/shelves/names.ts'
import { type Engine, startEngine } from '../../local/store/engine.ts'
import { dossierNumberOf } from '../../shared/terms/archive-number.ts'
import { importInto } from '../support/imported.ts'
import { type Meter, meterOn } from '../support/meter.ts'
import { cardOf, type MadeUp, madeUp } from '../support/names.ts'

const CUSTOMERS = 100_000
const table = 'anjuan'

let directory: string
let engine: Engine
let client: DynamoDBDocumentClient
let meter: Meter
const all: MadeUp[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-names-'))
  for (let n = 0; n < CUSTOMERS; n++) all.push(madeUp(n))
  engine = await startEngine(await importInto(directory, table, rows()))
  client = documentClient({
    endpoint: engine.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  meter = meterOn(client)
}, 600_000)

afterAll(async () => {
  client?.destroy()
  await engine?.kill()
  await rm(directory, { recursive: true, force: true })
})

beforeEach(() => meter.reset())

function* rows(): Generator<Record<string, string>> {
  for (const [n, { id, name }] of all.entries()) {
    const made = customerRows(cardOf(id, name, { number: dossierNumberOf(n + 1) }))
    for (const row of made) yield { ...row }
  }
}

const customerOf = (id: string): MadeUp => {
  const found = all[Number.parseInt(id, 36)]
  if (!found) throw new Error(`nobody has the id ${id}`)
  return found
}

/** Some customers spread over all of them. */
const some = () =>
  Array.from({ length: 25 }, (_, i) => all[(i * 3_963 + 13) % CUSTOMERS]).filter(
    (one) => one !== undefined,
  )

/**
 * Whoever is found must bear the text; of those that it is typed for, all are found when they are few.
 * One look, one unit at most.
 */
async function expectTrue(
  text: string,
  bears: (one: MadeUp) => boolean,
  isMeant = bears,
): Promise<void> {
  meter.reset()
  const found = await namesFound(client, table, { shelf: 'customer', text, match: 'begins' })
  const strangers = found.filter(({ id }) => !bears(customerOf(id))).map(({ label }) => label)
  expect(strangers, `found by ${text}`).toEqual([])
  let meant = 0
  for (const one of all) if (meant < 20 && isMeant(one)) meant++
  expect(found.length, `found by ${text}`).toBeGreaterThanOrEqual(meant)
  expect(meter.waves).toBe(1)
  expect(meter.calls).toEqual({ Query: 1 })
  expect(meter.units).toBeLessThanOrEqual(1)
}

/** As a person would type it, from each syllable on. */
interface Typed {
  letters: string[]
  initials: string[]
}

const typedOf = new Map<string, Typed>()

function typed({ id, syllables }: MadeUp): Typed {
  const known = typedOf.get(id)
  if (known) return known
  const tails = syllables.map((_, start) => syllables.slice(start))
  const made = {
    letters: tails.map((tail) => tail.join('')),
    initials: tails.map((tail) => tail.map((syllable) => syllable[0]).join('')),
  }
  typedOf.set(id, made)
  return made
}

/** Letters may be the pinyin of one name and the initials of another, as `na` of 南安 and 宁安. */
const reads = (one: MadeUp, text: string) =>
  typed(one).letters.some((tail) => tail.startsWith(text)) ||
  typed(one).initials.some((tail) => tail.startsWith(text))

describe('among 100,000 customers', () => {
  test('a brand in Chinese finds those that bear it, in one look of one unit', async () => {
    for (const { brand } of some()) await expectTrue(brand, ({ plain }) => plain.includes(brand))
  })

  test('a brand with its trade finds those that bear both', async () => {
    for (const { brand, plain } of some()) {
      const text = plain.slice(plain.indexOf(brand))
      await expectTrue(text, (one) => one.plain.includes(text))
    }
  })

  test('a trade that thousands share finds only those that have it', async () => {
    for (const text of ['纺织', '陶瓷', '有限', '福建', '南京'])
      await expectTrue(text, ({ plain }) => plain.includes(text))
  })

  test.each(['letters', 'initials'] as const)(
    'a brand typed in %s finds those that read so from a word of the name on',
    async (way) => {
      for (const customer of some()) {
        for (const length of [2, 4]) {
          const [text = ''] = typed({
            ...customer,
            id: `${customer.id}/${length}`,
            syllables: customer.syllables.slice(customer.brandAt, customer.brandAt + length),
          })[way]
          await expectTrue(
            text,
            (one) => reads(one, text),
            (one) => typed(one)[way][one.brandAt]?.startsWith(text) ?? false,
          )
        }
      }
    },
  )

  test('a dossier number finds the one that has it', async () => {
    const [one] = await namesFound(client, table, {
      shelf: 'customer',
      text: 'KH54321',
      match: 'begins',
    })
    expect(one?.id).toBe(all[54_320]?.id)
  })

  test('what nobody is called finds nobody, for half a unit', async () => {
    for (const text of ['龘靐', 'zzzz', 'xq9']) {
      await expectTrue(text, () => false)
      expect(meter.units).toBeLessThanOrEqual(0.5)
    }
  })
})
