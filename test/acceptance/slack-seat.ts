import * as z from 'zod'
import type { LocalHouse } from '../../local/house.ts'
import type { WorkspaceMessage } from '../../local/slack/contract.ts'
import { buttonsIn, type DrawnField, fieldsIn, wordsIn } from './read-blocks.ts'
import {
  buttonOf,
  includes,
  newest,
  type OpenForm,
  type Seat,
  type Shown,
  type Typed,
} from './seat.ts'

const Modal = z.looseObject({
  title: z.object({ text: z.string() }),
  blocks: z.array(z.unknown()),
  callback_id: z.string().optional(),
})
const Options = z.object({
  options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })),
})
const Named = z.object({ text: z.object({ text: z.string() }), value: z.string() })

/** Where something is shown. */
interface Where {
  message?: { channel: string; ts: string }
  view?: string
}

/** Somebody at the company's Slack. */
export class SlackSeat implements Seat {
  readonly face = 'slack'
  readonly user: string
  readonly #house: LocalHouse

  constructor(house: LocalHouse, user: string) {
    this.#house = house
    this.user = user
  }

  async command(line: string, channel = this.dm()): Promise<Shown> {
    const [, command = '', text = ''] = /^(\/\S+)\s*(.*)$/su.exec(line) ?? []
    return this.#answered(() => this.#did({ as: this.user, do: 'command', channel, command, text }))
  }

  async say(text: string, channel = this.dm(), thread?: string): Promise<void> {
    const place = thread ? { channel, thread_ts: thread } : { channel }
    await this.#did({ as: this.user, do: 'say', text, ...place })
    await this.#house.settled()
  }

  async share(name: string, bytes: Uint8Array, channel = this.dm(), thread?: string) {
    const place = thread ? { channel, thread_ts: thread } : { channel }
    const { ts } = await this.#house.workspace.share({ as: this.user, name, bytes, ...place })
    await this.#house.settled()
    return ts
  }

  async ask(line: string, channel: string, thread?: string): Promise<Shown> {
    const before = this.all(/./su, channel).length
    await this.say(`@案卷 ${line}`, channel, thread)
    const shown =
      this.all(/./su, channel)
        .slice(before + 1)
        .at(-1) ?? this.#shown([], {})
    // No form opens by itself after a mention.
    const offer = shown.buttons.find((text) => /^(查看|填写|Show me|Fill it in)$/.test(text))
    return offer ? this.press(shown, offer) : shown
  }

  onMessage(what: string, channel: string, message: string): Promise<Shown> {
    const shortcut = { callback_id: `entrance:${what}`, channel, message_ts: message }
    return this.#answered(() => this.#did({ as: this.user, do: 'shortcut', ...shortcut }))
  }

  press(shown: Shown, text: string | RegExp): Promise<Shown> {
    return buttonOf(shown, text).press()
  }

  async home(): Promise<Shown> {
    await this.#did({ as: this.user, do: 'home' })
    await this.#house.settled()
    const { home } = this.#state()
    const { blocks } = Modal.partial().parse(home?.view ?? {})
    return this.#shown(blocks, { view: home?.id ?? '' })
  }

  find(text: string | RegExp, channel?: string): Shown {
    return newest(this, text, channel)
  }

  all(text: string | RegExp, channel?: string): Shown[] {
    return this.#state()
      .messages.filter((one) => !channel || one.channel === channel)
      .map((one) => this.#message(one))
      .filter(({ words }) => includes(words, text))
  }

  form(): OpenForm {
    const open = this.#state().modals.at(-1)
    if (!open) throw new Error(`${this.user} has no form open`)
    const view = Modal.parse(open.view)
    const fields = fieldsIn(view.blocks)
    return {
      title: view.title.text,
      words: wordsIn(view.blocks.filter((block) => fieldsIn([block]).length === 0)),
      fields,
      suggest: async (field, typed) =>
        (await this.#suggested(open.id, fieldIn(fields, field), typed)).map(
          ({ text }) => text.text,
        ),
      submit: async (typed = {}) => {
        const values: Record<string, Record<string, unknown>> = {}
        for (const [name, given] of Object.entries(typed)) {
          const field = fieldIn(fields, name)
          const answer = await this.#answerOf(open.id, field, given)
          values[name] = { [field.element.action_id]: answer }
        }
        const done = await this.#did({ as: this.user, do: 'submit', view: open.id, values })
        await this.#house.settled()
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
    return this.#state().modals.some(({ view }) => fieldsIn(Modal.parse(view).blocks).length > 0)
  }

  window(): Shown {
    const open = this.#state().modals.at(-1)
    if (!open) throw new Error(`${this.user} has no window open`)
    return this.#shown(Modal.parse(open.view).blocks, { view: open.id })
  }

  async closeAll(): Promise<void> {
    for (const { id } of this.#state().modals.toReversed()) {
      await this.#house.workspace.act({ as: this.user, do: 'close', view: id })
    }
  }

  dm(): string {
    return this.#state().channels.find(({ kind }) => kind === 'im')?.id ?? ''
  }

  /** What appears before the person alone because of what they do. */
  async #answered(act: () => Promise<unknown>): Promise<Shown> {
    const before = new Set(this.#state().messages.map(({ channel, ts }) => `${channel}${ts}`))
    await this.closeAll()
    await act()
    await this.#house.settled()
    const { messages, modals } = this.#state()
    if (modals.length > 0) return this.window()
    const alone = messages.filter((one) => one.ephemeral && !before.has(`${one.channel}${one.ts}`))
    const last = alone.at(-1)
    return last ? this.#message(last) : this.#shown([], {})
  }

  async #suggested(view: string, field: DrawnField, value: string) {
    const done = await this.#did({
      as: this.user,
      do: 'suggest',
      view,
      block_id: field.name,
      action_id: field.element.action_id,
      value,
    })
    return Options.parse(done.options).options
  }

  async #answerOf(view: string, field: DrawnField, given: Typed): Promise<unknown> {
    const { type } = field.element
    const option = (wanted: string | undefined) => {
      const chosen = field.choices.find(({ text }) => text === wanted)
      if (!chosen) throw new Error(`${field.name} has no ${wanted}`)
      return { value: chosen.value, text: { type: 'plain_text', text: chosen.text } }
    }
    if (given === true) return { type, selected_options: [option(field.choices[0]?.text)] }
    if (Array.isArray(given)) return { type, selected_options: given.map(option) }
    if (typeof given === 'object') {
      if ('person' in given) return { type, selected_user: given.person }
      const options = await this.#suggested(view, field, given.type)
      const chosen = options.find(({ text }) => text.text.includes(given.choose))
      if (!chosen) throw new Error(`${given.type} offers ${JSON.stringify(options)}`)
      return { type, selected_option: { ...chosen, text: { type: 'plain_text', ...chosen.text } } }
    }
    if (type === 'datepicker') return { type, selected_date: given }
    if (type === 'static_select') return { type, selected_option: option(given) }
    return { type, value: given }
  }

  #message({ blocks, text, channel, ts, ephemeral, thread_ts }: WorkspaceMessage): Shown {
    const shown = this.#shown(blocks ?? [], { message: { channel, ts } })
    return {
      ...shown,
      words: shown.words || text,
      alone: ephemeral ?? false,
      thread: thread_ts,
    }
  }

  #shown(blocks: unknown, where: Where): Shown {
    const pressable = buttonsIn(blocks).map(({ text, block, action, args, url }) => ({
      text,
      args,
      ...(url ? { url } : {}),
      press: () =>
        this.#answered(() =>
          this.#did({
            as: this.user,
            do: 'press',
            where,
            block_id: block,
            action: { action_id: action },
          }),
        ),
    }))
    return {
      words: wordsIn(blocks),
      buttons: pressable.map(({ text }) => text),
      pressable,
      alone: where.view !== undefined,
      id: where.message?.ts ?? '',
      thread: undefined,
    }
  }

  #state() {
    return this.#house.workspace.state(this.user)
  }

  async #did(act: Parameters<LocalHouse['workspace']['act']>[0]) {
    const done = await this.#house.workspace.act(act)
    if (!done.ok) throw new Error(`${act.do} of ${this.user}: ${done.error}`)
    return done
  }
}

const fieldIn = (fields: DrawnField[], name: string): DrawnField => {
  const field = fields.find((one) => one.name === name)
  if (!field) throw new Error(`the form asks ${fields.map((one) => one.name).join(', ')}: ${name}?`)
  return field
}
