import * as z from 'zod'
import type { LocalHouse } from '../../local/house.ts'
import type { WorkspaceMessage } from '../../local/slack/contract.ts'
import { buttonsIn, fieldsIn, type ShownButton, type ShownField, wordsIn } from './read-blocks.ts'

/** A card, a message or a window as one person sees it. */
export interface Shown {
  /** Its words, one piece a line. */
  words: string
  buttons: string[]
  where: { message?: { channel: string; ts: string }; view?: string }
  ephemeral: boolean
  /** The thread it stands in. */
  thread: string | undefined
  blocks: unknown
}

/** A form open before somebody. */
export interface OpenForm {
  title: string
  /** What is read before it is filled in. */
  words: string
  fields: ShownField[]
  /** The options that appear while somebody types. */
  suggest(field: string, typed: string): Promise<string[]>
  /** Types, chooses, sends it off; what has to be corrected, by field. */
  submit(typed?: Record<string, Typed>): Promise<Record<string, string>>
  /** What a field stands at. */
  value(field: string): string
}

/** Text, days and boxes as they are; for a menu what one chooses; for a search what one types and then chooses. */
export type Typed = string | string[] | { type: string; choose: string }

const Modal = z.looseObject({
  title: z.object({ text: z.string() }),
  blocks: z.array(z.unknown()),
  callback_id: z.string().optional(),
})
const Options = z.object({
  options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })),
})
const Named = z.object({ text: z.object({ text: z.string() }), value: z.string() })

/** One person at the chat, without a browser. */
export class Seat {
  readonly house: LocalHouse
  readonly user: string

  constructor(house: LocalHouse, user: string) {
    this.house = house
    this.user = user
  }

  /** Types a command; gives what the person is shown for it. */
  async command(line: string, channel = this.dm()): Promise<Shown> {
    const [, command = '', text = ''] = /^(\/\S+)\s*(.*)$/su.exec(line) ?? []
    return this.answered(() => this.did({ as: this.user, do: 'command', channel, command, text }))
  }

  /** Says something in a channel, a thread or to the bot. */
  async say(text: string, channel = this.dm(), thread?: string): Promise<void> {
    await this.did({
      as: this.user,
      do: 'say',
      channel,
      text,
      ...(thread ? { thread_ts: thread } : {}),
    })
    await this.house.settled()
  }

  async share(name: string, bytes: Uint8Array, channel = this.dm(), thread?: string) {
    const place = thread ? { channel, thread_ts: thread } : { channel }
    const shared = await this.house.workspace.share({ as: this.user, name, bytes, ...place })
    await this.house.settled()
    return shared
  }

  async shortcut(callback: string, channel: string, ts: string): Promise<Shown> {
    return this.answered(() =>
      this.did({
        as: this.user,
        do: 'shortcut',
        callback_id: callback,
        channel,
        message_ts: ts,
      }),
    )
  }

  /** Presses a button; gives what the person is shown alone for it, if anything. */
  async press(shown: Shown, text: string | RegExp): Promise<Shown> {
    const button = buttonsIn(shown.blocks).find((one) => says(one, text))
    if (!button) throw new Error(`no button ${text} among ${shown.buttons.join(' | ')}`)
    return this.answered(() =>
      this.did({
        as: this.user,
        do: 'press',
        where: shown.where,
        block_id: button.block,
        action: { action_id: button.action },
      }),
    )
  }

  /** The home page, opened anew. */
  async home(): Promise<Shown> {
    await this.did({ as: this.user, do: 'home' })
    await this.house.settled()
    const { home } = this.state()
    const { blocks } = Modal.partial().parse(home?.view ?? {})
    return shownOf(blocks, { view: home?.id ?? '' })
  }

  /** The newest message that the person sees and that says this. */
  find(text: string | RegExp, channel?: string): Shown {
    const found = this.all(text, channel).at(-1)
    if (!found) {
      const seen = this.all(/./su, channel).map(({ words }) => words.split('\n')[0])
      throw new Error(`${this.user} sees nothing of ${text} but\n${seen.slice(-12).join('\n')}`)
    }
    return found
  }

  all(text: string | RegExp, channel?: string): Shown[] {
    return this.state()
      .messages.filter((one) => !channel || one.channel === channel)
      .map(ofMessage)
      .filter(({ words }) => (typeof text === 'string' ? words.includes(text) : text.test(words)))
  }

  /** The form on top. */
  form(): OpenForm {
    const open = this.state().modals.at(-1)
    if (!open) throw new Error(`${this.user} has no form open`)
    const view = Modal.parse(open.view)
    const fields = fieldsIn(view.blocks)
    return {
      title: view.title.text,
      words: wordsIn(view.blocks.filter((block) => fieldsIn([block]).length === 0)),
      fields,
      suggest: async (field, typed) =>
        (await this.suggested(open.id, fieldIn(fields, field), typed)).map(({ text }) => text.text),
      submit: async (typed = {}) => {
        const values: Record<string, Record<string, unknown>> = {}
        for (const [name, given] of Object.entries(typed)) {
          const field = fieldIn(fields, name)
          const answer = await this.answerOf(open.id, field, given)
          values[name] = { [field.element.action_id]: answer }
        }
        const done = await this.did({ as: this.user, do: 'submit', view: open.id, values })
        await this.house.settled()
        return done.errors ?? {}
      },
      value: (name) => {
        const { element } = fieldIn(fields, name)
        const option = Named.safeParse(element['initial_option'])
        if (option.success) return option.data.text.text
        const several = z.array(Named).safeParse(element['initial_options'])
        if (several.success) return several.data.map(({ text }) => text.text).join('、')
        return String(
          element['initial_value'] ?? element['initial_date'] ?? element['initial_user'] ?? '',
        )
      },
    }
  }

  hasForm(): boolean {
    return this.state().modals.some(({ view }) => fieldsIn(Modal.parse(view).blocks).length > 0)
  }

  /** The window on top, whatever is in it. */
  window(): Shown {
    const open = this.state().modals.at(-1)
    if (!open) throw new Error(`${this.user} has no window open`)
    return shownOf(Modal.parse(open.view).blocks, { view: open.id })
  }

  async closeAll(): Promise<void> {
    for (const { id } of this.state().modals.toReversed()) {
      await this.house.workspace.act({ as: this.user, do: 'close', view: id })
    }
  }

  state() {
    return this.house.workspace.state(this.user)
  }

  /** The conversation with the bot. */
  dm(): string {
    return this.state().channels.find(({ kind }) => kind === 'im')?.id ?? ''
  }

  /** What appears before the person because of what they do. */
  private async answered(act: () => Promise<unknown>): Promise<Shown> {
    const before = new Set(this.state().messages.map(({ channel, ts }) => `${channel}${ts}`))
    await this.closeAll()
    await act()
    await this.house.settled()
    const { messages, modals } = this.state()
    if (modals.length > 0) return this.window()
    const alone = messages.filter((one) => one.ephemeral && !before.has(`${one.channel}${one.ts}`))
    const last = alone.at(-1)
    return last ? ofMessage(last) : shownOf([], {})
  }

  private async suggested(view: string, field: ShownField, value: string) {
    const done = await this.did({
      as: this.user,
      do: 'suggest',
      view,
      block_id: field.name,
      action_id: field.element.action_id,
      value,
    })
    return Options.parse(done.options).options
  }

  private async answerOf(view: string, field: ShownField, given: Typed): Promise<unknown> {
    const { type } = field.element
    if (typeof given === 'object' && !Array.isArray(given)) {
      const options = await this.suggested(view, field, given.type)
      const chosen = options.find(({ text }) => text.text.includes(given.choose))
      if (!chosen) throw new Error(`${given.type} offers ${JSON.stringify(options)}`)
      return { type, selected_option: { ...chosen, text: { type: 'plain_text', ...chosen.text } } }
    }
    const option = (wanted: string) => {
      const chosen = field.choices.find(({ text }) => text === wanted)
      if (!chosen) throw new Error(`${field.name} has no ${wanted}`)
      return { value: chosen.value, text: { type: 'plain_text', text: chosen.text } }
    }
    if (Array.isArray(given)) return { type, selected_options: given.map(option) }
    if (type === 'datepicker') return { type, selected_date: given }
    if (type === 'users_select') return { type, selected_user: given }
    if (type === 'static_select') return { type, selected_option: option(given) }
    return { type, value: given }
  }

  private async did(act: Parameters<LocalHouse['workspace']['act']>[0]) {
    const done = await this.house.workspace.act(act)
    if (!done.ok) throw new Error(`${act.do} of ${this.user}: ${done.error}`)
    return done
  }
}

const says = ({ text }: ShownButton, wanted: string | RegExp) =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text)

const fieldIn = (fields: ShownField[], name: string): ShownField => {
  const field = fields.find((one) => one.name === name)
  if (!field) throw new Error(`the form asks ${fields.map((one) => one.name).join(', ')}: ${name}?`)
  return field
}

function ofMessage({ blocks, text, channel, ts, ephemeral, thread_ts }: WorkspaceMessage): Shown {
  const shown = shownOf(blocks ?? [], { message: { channel, ts } })
  return {
    ...shown,
    words: shown.words || text,
    ephemeral: ephemeral ?? false,
    thread: thread_ts,
  }
}

const shownOf = (blocks: unknown, where: Shown['where']): Shown => ({
  words: wordsIn(blocks),
  buttons: buttonsIn(blocks).map(({ text }) => text),
  where,
  ephemeral: false,
  thread: undefined,
  blocks,
})
