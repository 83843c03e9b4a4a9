import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkAccounts } from '../../local/company/linking.ts'
import { type CompanyPerson, people } from '../../local/company/people.ts'
import { functionsFromBundles, type LogLine } from '../../local/deployed/functions.ts'
import type { Lambda } from '../../local/deployed/process/lambda.ts'
import type { Document } from '../../shared/records/document.ts'
import { startTrial, type Trial } from '../security/trial.ts'
import { synthesise } from '../support/synthesise.ts'
import { type Owned, openCards } from './customers.ts'
import { type Doors, timedDoors } from './doors.ts'
import { fileOneEach } from './papers.ts'

/** The house that is put under load, run from what would be uploaded, with fifty people and some dossiers. */
export interface LoadHouse {
  trial: Trial
  /** Everybody who sells. */
  sellers: readonly CompanyPerson[]
  managers: readonly CompanyPerson[]
  /** Five of each seller; everybody's first stand first. */
  customers: readonly Owned[]
  /** Each of another customer. */
  documents: readonly Document[]
  doors: Doors
  functions: ReadonlyMap<string, Lambda>
  lines: readonly LogLine[]
  refused: readonly string[]
  close(): Promise<void>
}

const PEOPLE = 50
const MANAGERS = 10
const CUSTOMERS = 200
const DOCUMENTS = 50

/** Processes of each function that answers people; a fleet in use has them. */
const KEPT_WARM = 4

export async function startLoadHouse(): Promise<LoadHouse> {
  const place = await mkdtemp(join(tmpdir(), 'anjuan-load-'))
  await synthesise(place)
  const functions = new Map<string, Lambda>()
  const lines: LogLine[] = []
  const refused: string[] = []
  const colleagues = Array.from({ length: PEOPLE - people.length }, (_, index) => colleague(index))
  const bundles = functionsFromBundles(join(place, 'cdk.out'), {
    log: (line) => lines.push(line),
    watch: { used: () => undefined, refused: (because) => refused.push(because) },
    started: (name, lambda) => functions.set(name, lambda),
  })
  const doors = timedDoors(bundles)
  const trial = await startTrial(doors.functions, colleagues)
  for (const { user } of [...people, ...colleagues]) await linkAccounts(trial.house, user)
  const sellers = colleagues.slice(MANAGERS)
  const customers = await openCards(trial, sellers, CUSTOMERS)
  const documents = await fileOneEach(trial, customers.slice(0, DOCUMENTS))
  for (const door of ['slack', 'lark', 'reading-room']) await keepWarm(functions.get(door))
  return {
    trial,
    sellers,
    managers: colleagues.slice(0, MANAGERS),
    customers,
    documents,
    doors,
    functions,
    lines,
    refused,
    close: async () => {
      await trial.close()
      await rm(place, { recursive: true, force: true })
    },
  }
}

async function keepWarm(lambda: Lambda | undefined): Promise<void> {
  while (lambda && lambda.pids().length < KEPT_WARM) await lambda.warm()
}

function colleague(index: number): CompanyPerson {
  const isManager = index < MANAGERS
  return {
    user: `U0LOAD${String(index).padStart(2, '0')}`,
    name: `${isManager ? '经理' : '推销员'}${index}`,
    title: '销售一部',
    roles: [isManager ? 'departmentManager' : 'salesperson'],
    departmentId: '销售一部',
    locale: 'zh-CN',
  }
}
