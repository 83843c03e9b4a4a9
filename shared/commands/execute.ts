import type * as z from 'zod'
import type { Powers } from '../domain/authorising.ts'
import type { Accepted } from '../domain/decision.ts'
import type { Links } from '../domain/links.ts'
import { unfounded } from '../domain/members.ts'
import type { Notice } from '../domain/notices.ts'
import type { Refusal } from '../domain/refusals.ts'
import type { World } from '../domain/world.ts'
import { faultOf } from '../forms/fault.ts'
import type { Company } from '../records/company.ts'
import type { ArchiveRecord } from '../records/index.ts'
import { identityId, type Person } from '../records/person.ts'
import type { Place } from '../records/place.ts'
import { dayAt } from '../terms/day.ts'
import type { Activity, Asked } from './activity.ts'
import type { Command } from './command.ts'
import { housePerson } from './house-person.ts'
import {
  type Chance,
  Conflict,
  type Found,
  noEntryYet,
  type Receipt,
  type Ref,
  type Store,
  Unsure,
} from './ports.ts'

/** How often a command is decided afresh after losing a race, before it says busy. */
const ATTEMPTS = 8

/** What a command comes to. */
export type Answer =
  | { kind: 'done'; notice: Notice; repeated: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'invalid'; issues: Record<string, Refusal> }
  /** Given up for now. `unsure`: the store did not say whether the last try was written; asking again finds out. */
  | { kind: 'busy'; unsure?: true }

/** What every command is executed with. */
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

  let unsure = false
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const found = await kernel.store.open([...ownNeeds(command), ...read.asked.needs])
      const actor = actorOf(command, found)
      if (!actor) return { kind: 'refused', refusal: { code: 'person.unknown' } }
      if (!actor.active) return { kind: 'refused', refusal: { code: 'person.inactive' } }
      const receipt = found.receipt(command.id)
      if (receipt) return answered(receipt, actor)
      // Without a receipt nothing was written, whatever the store failed to say before.
      unsure = false
      const decided = await decide(command, read.asked, actor, found, kernel)
      if ('kind' in decided) return (await answerOfTwin(command, actor, kernel)) ?? decided
      const { decision, world } = decided
      const outcome = await write(command, decision, world, found, kernel).catch(
        (error: unknown) => {
          unsure = error instanceof Unsure
          throw error
        },
      )
      if (outcome === 'written')
        return { kind: 'done', notice: decision.whisper ?? decision.answer, repeated: false }
      // A twin of this command was written between our look and our write: the next look finds its receipt.
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      await kernel.chance.pause(kernel.chance.spread() * 10 * 2 ** attempt)
    }
  }
  return { kind: 'busy', ...(unsure ? { unsure: true as const } : {}) }
}

/** What can be written, or the answer when nothing is to be written. */
async function decide(
  command: Command,
  asked: Asked,
  actor: Person,
  found: Found,
  kernel: Kernel,
): Promise<Answer | { decision: Accepted; world: World }> {
  // Only the house founds a company; until then nobody is a member, and every person was refused above.
  const company = (await found.get('company', 'company')) ?? unfounded
  const world = worldFrom(command, actor, company, await kernel.powersOf(company, found), kernel)
  const decision = await asked.decide(world, found)
  if (decision.outcome === 'invalid') return { kind: 'invalid', issues: decision.issues }
  if (decision.outcome === 'refused') return { kind: 'refused', refusal: decision.refusal }
  return { decision, world }
}

/**
 * A twin of the command may have been written after its receipt was looked for and before the rest was read:
 * then what refuses this one is its own first run.
 */
async function answerOfTwin(
  command: Command,
  actor: Person,
  kernel: Kernel,
): Promise<Answer | undefined> {
  const found = await kernel.store.open([{ kind: 'receipt', id: command.id }])
  const receipt = found.receipt(command.id)
  return receipt && answered(receipt, actor)
}

/** The first answer again, for who was given it. To anybody else the command is no longer to be had. */
const answered = ({ answer, by }: Receipt, actor: Person): Answer =>
  by === actor.id
    ? { kind: 'done', notice: answer, repeated: true }
    : { kind: 'refused', refusal: { code: 'thing.unknown', what: 'command' } }

function ownNeeds(command: Command): Ref[] {
  const own: Ref[] = [
    { kind: 'receipt', id: command.id },
    { kind: 'company', id: 'company' },
  ]
  return 'house' in command.by ? own : [...own, { kind: 'identity', id: identityId(command.by) }]
}

const actorOf = (command: Command, found: Found): Person | undefined =>
  'house' in command.by ? housePerson : found.person(identityId(command.by))

/** The world as a command brings it. */
export function worldFrom(
  command: Pick<Command, 'id' | 'at' | 'by' | 'place' | 'inReadingRoom'>,
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
    ...('house' in command.by ? {} : { chat: command.by.chat, account: identityId(command.by) }),
    ...(command.place ? { place: placeOf(command.place, actor) } : {}),
  }
}

async function write(
  command: Command,
  decision: Accepted,
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
    decision: { ...decision, relyOn: reliedOn(decision, world.actor) },
    head: decision.opensRoot ? noEntryYet : await found.head(decision.root),
  })
}

/** Who was suspended or lost a role between the look and the writing writes nothing: the actor must stand as read. */
function reliedOn({ changes, relyOn = [] }: Accepted, actor: Person): ArchiveRecord[] {
  const held = [...relyOn, ...changes.flatMap(({ before, after }) => [before, after])]
  const isHeld = held.some((record) => record?.kind === 'person' && record.id === actor.id)
  return isHeld || actor.id === housePerson.id ? relyOn : [...relyOn, actor]
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

const placeOf = (place: Place, { locale }: Person): Place =>
  place.direct ? { ...place, locale } : place
