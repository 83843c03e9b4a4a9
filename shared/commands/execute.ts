import type * as z from 'zod'
import type { Powers } from '../domain/authorising.ts'
import type { Decision } from '../domain/decision.ts'
import type { Links } from '../domain/links.ts'
import { unfounded } from '../domain/members.ts'
import type { Notice } from '../domain/notices.ts'
import type { Refusal } from '../domain/refusals.ts'
import type { World } from '../domain/world.ts'
import { faultOf } from '../forms/fault.ts'
import type { Company } from '../records/company.ts'
import type { Person } from '../records/person.ts'
import { dayAt } from '../terms/day.ts'
import type { Activity } from './activity.ts'
import type { Command } from './command.ts'
import { housePerson } from './house-person.ts'
import { type Chance, Conflict, type Found, noEntryYet, type Ref, type Store } from './ports.ts'

/** How often a command is decided afresh after losing a race, before it says busy. */
const ATTEMPTS = 8

/** What a command comes to. */
export type Answer =
  | { kind: 'done'; notice: Notice; repeated: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'invalid'; issues: Record<string, Refusal> }
  | { kind: 'busy' }

export interface Kernel {
  store: Store
  chance: Chance
  links: Links
  /** The compiled schedule of a number; read once and kept. */
  powersOf(company: Company, found: Found): Promise<Powers>
}

/** Looks for the receipt, loads, decides, writes once. A lost race is decided on fresh records. */
export async function execute(
  command: Command,
  activity: Activity,
  kernel: Kernel,
): Promise<Answer> {
  const read = activity.read(command.args)
  if ('issues' in read) return { kind: 'invalid', issues: issuesOf(read.issues, command.args) }
  const { asked } = read

  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await kernel.store.open([...ownNeeds(command), ...asked.needs])
    const receipt = found.receipt(command.id)
    if (receipt) return { kind: 'done', notice: receipt.answer, repeated: true }
    const actor = actorOf(command, found)
    if (!actor) return { kind: 'refused', refusal: { code: 'person.unknown' } }
    if (!actor.active) return { kind: 'refused', refusal: { code: 'person.inactive' } }
    // Only the house founds a company; until then nobody is a member, and every person was refused above.
    const company = (await found.get('company', 'company')) ?? unfounded
    const world = worldFrom(command, actor, company, await kernel.powersOf(company, found), kernel)
    const decision = await asked.decide(world, found)
    if (decision.outcome === 'invalid') return { kind: 'invalid', issues: decision.issues }
    if (decision.outcome === 'refused') return { kind: 'refused', refusal: decision.refusal }
    try {
      const outcome = await write(command, decision, world, found, kernel)
      if (outcome === 'written') return { kind: 'done', notice: decision.whisper ?? decision.answer, repeated: false }
      // A twin of this command was written between our look and our write: the next look finds its receipt.
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      await kernel.chance.pause(kernel.chance.spread() * 10 * 2 ** attempt)
    }
  }
  return { kind: 'busy' }
}

function ownNeeds(command: Command): Ref[] {
  const own: Ref[] = [
    { kind: 'receipt', id: command.id },
    { kind: 'company', id: 'company' },
  ]
  return 'house' in command.by ? own : [...own, { kind: 'identity', id: identityId(command.by) }]
}

/** The store's name of a chat identity. */
export const identityId = (by: { chat: string; workspace: string; user: string }): string =>
  `${by.chat}#${by.workspace}#${by.user}`

const actorOf = (command: Command, found: Found): Person | undefined =>
  'house' in command.by ? housePerson : found.person(identityId(command.by))

/** The world as a command brings it. */
export function worldFrom(
  command: Pick<Command, 'id' | 'at' | 'place' | 'inReadingRoom'>,
  actor: Person,
  company: Company,
  powers: Powers,
  { chance, links }: Kernel,
): World {
  let made = 0
  return {
    at: command.at,
    today: dayAt(command.at),
    actor,
    company,
    powers,
    inReadingRoom: command.inReadingRoom,
    // In order of time, so that what is newest stands last on its shelf.
    newId: () =>
      command.at.toString(36).padStart(9, '0') +
      chance.hash(`${command.id}/${made++}`).slice(0, 11),
    secret: chance.secret,
    hash: chance.hash,
    links,
    ...(command.place ? { place: command.place } : {}),
  }
}

async function write(
  command: Command,
  decision: Extract<Decision, { outcome: 'accepted' }>,
  world: World,
  found: Found,
  kernel: Kernel,
) {
  return kernel.store.commit({
    commandId: command.id,
    command: command.name,
    at: command.at,
    by: world.actor.id,
    scheduleNumber: world.company.schedule,
    decision,
    head: decision.opensRoot ? noEntryYet : await found.head(decision.root),
  })
}

function issuesOf(issues: readonly z.core.$ZodIssue[], args: unknown): Record<string, Refusal> {
  const byField: Record<string, Refusal> = {}
  for (const issue of issues) {
    byField[String(issue.path[0] ?? '')] ??= {
      code: 'form.invalid',
      message: issue.message,
      ...faultOf(issue, args),
    }
  }
  return byField
}
