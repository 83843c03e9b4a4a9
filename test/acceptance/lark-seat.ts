import * as z from 'zod'
import { groupIdOf, openIdOf, people } from '../../local/company/people.ts'
import type { LocalHouse } from '../../local/house.ts'
import type { LarkAct, LarkMessage } from '../../local/lark/contract.ts'
import { entrances } from '../../shared/commands/catalogue.ts'
import { buttonsOf, type CardField, type CardForm, formOf, wordsOf } from './read-card.ts'
import {
  buttonOf,
  includes,
  newest,
  type OpenForm,
  type Seat,
  type Shown,
  type Typed,
} from './seat.ts'

const Said = z.looseObject({ text: z.string() })
const Shared = z.looseObject({ file_name: z.string() })

/** Somebody at the company's Lark. What is for them alone stands in their one-to-one chat with the bot. */
export class LarkSeat implements Seat {
  readonly face = 'lark'
  readonly user: string
  readonly #house: LocalHouse
  readonly #as: string
  /** The card that the last form was. */
  #last: string | undefined

  constructor(house: LocalHouse, user: string) {
    this.#house = house
    this.user = user
    this.#as = openIdOf(user)
  }

  async command(line: string, channel = this.dm()): Promise<Shown> {
    return this.#taken(await this.#heard(line, channel))
  }

  async say(text: string, channel = this.dm(), thread?: string): Promise<void> {
    const place = { chat: placed(channel), ...(thread ? { root: thread } : {}) }
    await this.#did({ as: this.#as, do: 'say', text, ...place })
    await this.#house.settled()
  }

  async share(name: string, bytes: Uint8Array, channel = this.dm(), thread?: string) {
    const place = { chat: placed(channel), ...(thread ? { root: thread } : {}) }
    const shared = await this.#house.lark.share({ as: this.#as, name, bytes, ...place })
    await this.#house.settled()
    return shared.messageId
  }

  async ask(line: string, channel: string, thread?: string): Promise<Shown> {
    return this.#taken(await this.#heard(line, channel, thread))
  }

  /** Lark has no menu on messages: what a message is for is said in answer to it. */
  async onMessage(what: string, channel: string, message: string): Promise<Shown> {
    const [word = what] = entrances.find(({ name }) => name === what)?.words ?? []
    return this.#taken(await this.#heard(word, channel, message))
  }

  press(shown: Shown, text: string | RegExp): Promise<Shown> {
    return buttonOf(shown, text).press()
  }

  home(): Promise<Shown> {
    return this.menu('home')
  }

  /** Chooses a line of the bot's menu; gives what the bot answers to it. */
  async menu(key: string): Promise<Shown> {
    const before = this.#ids()
    await this.#did({ as: this.#as, do: 'menu', key })
    await this.#house.settled()
    return this.#newSince(before).at(-1) ?? nothing('')
  }

  find(text: string | RegExp, channel?: string): Shown {
    return newest(this, text, channel)
  }

  all(text: string | RegExp, channel?: string): Shown[] {
    const chat = channel && placed(channel)
    // What lies open to be filled in is nothing that was said.
    return this.#state()
      .messages.filter((one) => (!chat || one.chat === chat) && !formOf(one.content))
      .map((one) => this.#shown(one))
      .filter(({ words }) => includes(words, text))
  }

  form(): OpenForm {
    const id = this.#forms().at(-1)
    if (!id) throw new Error(`${this.user} has no form open`)
    this.#last = id
    const now = () => this.#formIn(id)
    const { title, words, fields } = now()
    return {
      title,
      words,
      fields,
      suggest: async (field, typed) => {
        await this.#search(id, field, typed, {})
        const found = fieldIn(now(), field).parts.flatMap(({ choices }) => choices)
        return found.map(({ text }) => text)
      },
      submit: async (typed = {}) => {
        const filled: Record<string, unknown> = {}
        for (const [name, given] of Object.entries(typed)) {
          await this.#fill(id, name, given, filled)
        }
        await this.#send(id, 'form__submit', filled)
        await this.#house.settled()
        return wrongIn(formOf(this.#message(id)?.content))
      },
      value: (name) => {
        const { parts } = fieldIn(now(), name)
        const part = parts.find((one) => one.name === name)
        const reads = (value: unknown) =>
          part?.choices.find((choice) => choice.value === value)?.text ?? String(value ?? '')
        const { stands } = part ?? {}
        return Array.isArray(stands) ? stands.map(reads).join('、') : reads(stands)
      },
    }
  }

  hasForm(): boolean {
    return this.#forms().length > 0
  }

  window(): Shown {
    const message = this.#last ? this.#message(this.#last) : undefined
    if (!message) throw new Error(`${this.user} had no form`)
    return this.#shown(message)
  }

  async closeAll(): Promise<void> {
    for (const id of this.#forms()) await this.#send(id, 'form__close', {})
  }

  dm(): string {
    return this.#state().chats.find(({ kind }) => kind === 'p2p')?.id ?? ''
  }

  /** Says something to the bot; gives what the bot answers to it. */
  async #heard(line: string, channel: string, root?: string): Promise<Shown> {
    const before = this.#ids()
    const direct = channel === this.dm()
    await this.say(direct ? line : `@案卷 ${line}`, channel, root)
    // A form asked for in a group stands in the one-to-one chat; in the group it is only said so.
    const shown = this.#newSince(before)
    return shown.findLast(({ alone }) => alone) ?? shown.at(-1) ?? nothing('')
  }

  /** Takes what is only offered where others read along. */
  async #taken(shown: Shown): Promise<Shown> {
    const offer = shown.buttons.find((text) => /^(查看|Show me)$/.test(text))
    return offer && shown.buttons.length === 1 ? this.press(shown, offer) : shown
  }

  async #pressed(message: string, element: string): Promise<Shown> {
    const before = this.#ids()
    const { toast } = await this.#did({ as: this.#as, do: 'press', message, element })
    // What the press itself put before the person; what follows from it comes later.
    const shown = this.#newSince(before).filter(({ alone }) => alone)
    await this.#house.settled()
    return shown.at(-1) ?? nothing(toast?.content ?? '')
  }

  /** Puts one answer into what is to be sent, searching where the field has to be searched. */
  async #fill(id: string, name: string, given: Typed, filled: Record<string, unknown>) {
    const field = fieldIn(this.#formIn(id), name)
    if (given === true) {
      filled[name] = true
      return
    }
    if (Array.isArray(given)) {
      filled[name] = given.map((text) => chosenIn(field, text))
      return
    }
    if (typeof given === 'object') {
      const [typed, choose] = 'person' in given ? named(given.person) : [given.type, given.choose]
      const isThere = field.parts.some(({ choices }) => choices.some(({ text }) => text === choose))
      if (!isThere) await this.#search(id, name, typed, filled)
      filled[name] = chosenIn(fieldIn(this.#formIn(id), name), choose)
      return
    }
    const part = field.parts.find((one) => one.name === name)
    if (part?.tag === 'select_static') filled[name] = chosenIn(field, given)
    else filled[name] = part?.tag === 'date_picker' ? `${given} +0800` : given
  }

  #search(id: string, field: string, typed: string, filled: Record<string, unknown>) {
    filled[`${field}__q`] = typed
    return this.#send(id, `${field}__search`, filled)
  }

  /** Presses a button of a form with what stands in it and what is typed over that. */
  async #send(id: string, button: string, filled: Readonly<Record<string, unknown>>) {
    const { fields, buttons } = this.#formIn(id)
    const element = buttons.find(({ name }) => name === button)?.element
    if (!element) throw new Error(`the form has no button ${button}`)
    const parts = fields.flatMap((field) => field.parts)
    const form = Object.fromEntries(
      parts.map(({ tag, name, stands }) => [
        name,
        filled[name] ?? (tag === 'date_picker' && stands ? `${stands} +0800` : stands),
      ]),
    )
    await this.#did({ as: this.#as, do: 'press', message: id, element, form })
  }

  #forms(): string[] {
    const dm = this.dm()
    return this.#state()
      .messages.filter(({ chat, content }) => chat === dm && formOf(content))
      .map(({ id }) => id)
  }

  #formIn(id: string): CardForm {
    const form = formOf(this.#message(id)?.content)
    if (!form) throw new Error('the form is closed')
    return form
  }

  #message(id: string): LarkMessage | undefined {
    return this.#state().messages.find((one) => one.id === id)
  }

  #ids(): Set<string> {
    return new Set(this.#state().messages.map(({ id }) => id))
  }

  /** What the bot has said since. */
  #newSince(before: ReadonlySet<string>): Shown[] {
    return this.#state()
      .messages.filter(({ id, type }) => type === 'interactive' && !before.has(id))
      .map((one) => this.#shown(one))
  }

  #shown({ id, chat, type, content, root }: LarkMessage): Shown {
    const pressable = type === 'interactive' ? buttonsOf(content) : []
    return {
      words: type === 'interactive' ? wordsOf(content) : saidIn(content),
      buttons: pressable.map(({ text }) => text),
      pressable: pressable.map(({ text, args, url, element }) => ({
        text,
        args,
        ...(url ? { url } : {}),
        press: () => this.#pressed(id, element),
      })),
      alone: chat === this.dm(),
      id,
      thread: root,
    }
  }

  #state() {
    return this.#house.lark.state(this.#as)
  }

  async #did(act: LarkAct) {
    const done = await this.#house.lark.act(act)
    if (!done.ok) throw new Error(`${act.do} of ${this.user}: ${done.error}`)
    return done
  }
}

/** Channels of the company by their names in Slack are its groups in Lark. */
const placed = (channel: string) => (channel.startsWith('oc_') ? channel : groupIdOf(channel))

/** A word of the bot's that is in no message. */
const nothing = (words: string): Shown => ({
  words,
  buttons: [],
  pressable: [],
  alone: true,
  id: '',
  thread: undefined,
})

const saidIn = (content: unknown): string =>
  Said.safeParse(content).data?.text ?? Shared.safeParse(content).data?.file_name ?? ''

/** What has to be corrected, by field; what concerns none stands above the first. */
function wrongIn(form: CardForm | undefined): Record<string, string> {
  const { fields = [], trouble } = form ?? {}
  const wrong = fields.flatMap(({ name, wrong }) => (wrong ? [[name, wrong] as const] : []))
  const [first] = fields
  return Object.fromEntries(trouble && first ? [[first.name, trouble], ...wrong] : wrong)
}

function fieldIn({ fields }: CardForm, name: string): CardField {
  const field = fields.find((one) => one.name === name)
  if (!field) throw new Error(`the form asks ${fields.map((one) => one.name).join(', ')}: ${name}?`)
  return field
}

/** What a choice comes back as; under a heading it is named with that. */
function chosenIn({ name, parts }: CardField, wanted: string): string {
  const choices = parts.flatMap((part) => part.choices)
  const chosen =
    choices.find(({ text }) => text === wanted || text.endsWith(` · ${wanted}`)) ??
    choices.find(({ text }) => text.includes(wanted))
  if (!chosen) throw new Error(`${name} offers ${JSON.stringify(choices)}: ${wanted}?`)
  return chosen.value
}

function named(user: string): [typed: string, choose: string] {
  const name = people.find((person) => person.user === user)?.name ?? user
  return [name, name]
}
