import { kernelOn } from '../../lambdas/aws/house.ts'
import { shelvesReactor } from '../../lambdas/aws/shelves/reactor.ts'
import { tableShelves } from '../../lambdas/aws/shelves.ts'
import { type Begun, begin } from '../../shared/commands/begin.ts'
import { activities, entrances } from '../../shared/commands/catalogue.ts'
import type { Intent } from '../../shared/commands/entrance.ts'
import type { Answer, Kernel } from '../../shared/commands/execute.ts'
import type { Shelves } from '../../shared/commands/shelves.ts'
import { type Suggest, suggester } from '../../shared/commands/suggesting.ts'
import { foundCompanyIn, MONDAY, runAs, WORKSPACE } from './company.ts'
import { entriesOf } from './journal.ts'
import { type Meter, meterOn } from './meter.ts'
import { startStore, type TestStore } from './store.ts'

/** A founded company with everything that people ask of it, on a real store. */
export interface Archive {
  store: TestStore
  kernel: Kernel
  shelves: Shelves
  suggest: Suggest
  meter: Meter
  /** Fills in a form of this activity as a member. */
  fill(
    user: string,
    activity: string,
    args: object,
    more?: { at?: number; id?: string },
  ): Promise<Answer>
  /** Goes through an entrance as a member. */
  enter(user: string, entrance: string, asked?: Partial<Intent>): Promise<Begun['step']>
  /** Lets the reactors catch up with the journal. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Founds one. */
export async function startArchive(): Promise<Archive> {
  const store = await startStore({ inMemory: true })
  const { client, table } = store
  const kernel = kernelOn(client, table, 'http://127.0.0.1/read/')
  const shelves = tableShelves(client, table)
  await foundCompanyIn(kernel)
  const settled = new Set<string>()
  let intents = 0
  return {
    store,
    kernel,
    shelves,
    suggest: suggester(kernel),
    meter: meterOn(client),
    fill: (user, name, args, more) => runAs(kernel, user, named(activities, name), args, more),
    enter: async (user, name, asked = {}) => {
      const by = { chat: 'slack' as const, workspace: WORKSPACE, user }
      const intent = {
        id: `intent:${intents++}`,
        name,
        by,
        at: MONDAY,
        text: '',
        args: {},
        ...asked,
      }
      return (await begin(intent, named(entrances, name), kernel, shelves)).step
    },
    settle: async () => {
      const reactor = shelvesReactor(client, table)
      for (const entry of await entriesOf(store)) {
        const id = `${entry.pk}|${entry.sk}`
        if (!settled.has(id)) await reactor.entry?.(entry)
        settled.add(id)
      }
    },
    close: () => store.close(),
  }
}

function named<T extends { name: string }>(all: readonly T[], name: string): T {
  const found = all.find((each) => each.name === name)
  if (!found) throw new TypeError(`nothing is called ${name}`)
  return found
}

/** The id of a member by their chat account. */
export async function memberId({ kernel }: Archive, user: string): Promise<string> {
  const id = `slack#${WORKSPACE}#${user}`
  const person = (await kernel.store.open([{ kind: 'identity', id }])).person(id)
  if (!person) throw new Error(`${user} is not a member`)
  return person.id
}
