import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { people, team } from '../../local/company/people.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import type { Act, ActResult, WorkspaceState } from '../../local/slack/contract.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { type Answer, execute } from '../../shared/commands/execute.ts'

/** The whole house on this machine, founded, in a directory of its own. */
export interface Trial {
  house: LocalHouse
  close(): Promise<void>
}

export async function startTrial(): Promise<Trial> {
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-trial-'))
  const house = await startHouse({ directory, answerWithin: 20_000 })
  await foundTrial(house)
  await house.settled()
  return {
    house,
    close: async () => {
      await house.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Founds the company with everybody in it. Done again it changes nothing. */
export async function foundTrial(house: LocalHouse): Promise<void> {
  const [first, ...others] = people
  if (!first) throw new Error('nobody is there to found a company')
  const administrator = `slack#${team.id}#${first.user}`
  await ask(house, { house: 'house' }, 'company.found', {
    name: '闽海染整',
    administrator,
    administratorName: first.name,
  })
  const by = { chat: 'slack' as const, workspace: team.id, user: first.user }
  for (const { user, name, roles, departmentId } of others) {
    const identity = `slack#${team.id}#${user}`
    await ask(house, by, 'member.save', { identity, name, roles, departmentId, active: 'yes' })
  }
}

async function ask(
  house: LocalHouse,
  by: { chat: 'slack'; workspace: string; user: string } | { house: 'house' },
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<void> {
  const id = `trial:${name}:${args['identity'] ?? ''}`
  const at = house.now()
  const command = { id, name, by, at, inReadingRoom: false, args }
  const answer: Answer = await execute(command, activityNamed(name), house.kernel)
  if (answer.kind !== 'done') throw new Error(`${name} was answered ${JSON.stringify(answer)}`)
}

/** The visit form filled in. A customer who has no card yet is named `new:…`. */
export const visitValues = (customerId: string, learned: string, visitedOn: string) => ({
  customerId: {
    'lookup:customerOrNew': {
      type: 'external_select',
      selected_option: { text: { type: 'plain_text', text: customerId }, value: customerId },
    },
  },
  visitedOn: { v: { type: 'datepicker', selected_date: visitedOn } },
  urgency: {
    v: {
      type: 'static_select',
      selected_option: { text: { type: 'plain_text', text: '日常' }, value: 'daily' },
    },
  },
  learned: { v: { type: 'plain_text_input', value: learned } },
})

/** How somebody acts in a workspace, in process or over HTTP. */
export interface Hands {
  act(act: Act): Promise<ActResult>
  state(as: string): Promise<WorkspaceState> | WorkspaceState
}

/** Opens the visit form in a channel, fills it in and submits it. */
export async function reportVisit(
  { act, state }: Hands,
  as: string,
  channel: string,
  customerId: string,
  learned: string,
): Promise<ActResult> {
  const opened = await act({ as, do: 'command', channel, command: '/visit', text: '' })
  if (!opened.ok) return opened
  const modal = (await state(as)).modals.at(-1)
  if (!modal) return { ok: false, error: 'no form was opened' }
  const values = visitValues(customerId, learned, proposedDay(modal.view))
  return act({ as, do: 'submit', view: modal.id, values })
}

/** The form proposes today, which the trial's clock knows. */
function proposedDay(view: unknown): string {
  const { blocks } = Form.parse(view)
  const found = blocks.find(({ block_id }) => block_id === 'visitedOn')
  return z.looseObject({ initial_date: z.string() }).parse(found?.element).initial_date
}

const Form = z.looseObject({
  blocks: z.array(z.looseObject({ block_id: z.string().optional(), element: z.unknown() })),
})

/** The effects that messages are marked with. */
export function effectsIn(messages: readonly { metadata?: unknown }[]): string[] {
  return messages.flatMap(
    ({ metadata }) => Marked.safeParse(metadata).data?.event_payload.effect ?? [],
  )
}

const Marked = z.looseObject({ event_payload: z.looseObject({ effect: z.string() }) })
