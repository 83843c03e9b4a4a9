import * as z from 'zod'
import type { CardJson } from '../../../bot/lark/card-json.ts'
import { Carried } from '../../../bot/lark/carried.ts'
import { cardFault } from '../../../local/lark/cards/card-fault.ts'
import { textsOf } from './card-reading.ts'

const Node = z.looseObject({ tag: z.string(), name: z.string().optional() })
type Node = z.infer<typeof Node>

const Options = z.array(z.object({ value: z.string(), text: z.object({ content: z.string() }) }))

/** What a person puts into components, by name. */
export type Filling = Readonly<Record<string, string | readonly string[] | boolean>>

/** A form card as a client of Lark's has it: drawn, filled in, and sent by one of its buttons. */
export function clientOf(card: CardJson | undefined) {
  if (!card) throw new Error('no card was drawn')
  const fault = cardFault(card)
  if (fault) throw new Error(`Lark does not take this card: ${fault}`)
  const nodes = nodesIn(card.body)
  const named = new Map(nodes.flatMap((node) => (node.name ? [[node.name, node] as const] : [])))
  const component = (name: string): Node => {
    const found = named.get(name)
    if (!found) throw new Error(`nothing in the card is named ${name}`)
    return found
  }
  return {
    card,
    /** All that can be read in it, in order. */
    texts: textsOf(card.body),
    tags: nodes.map(({ tag }) => tag),
    has: (name: string) => named.has(name),
    component,
    /** The texts in red. */
    errors: nodes.flatMap(({ text }) => {
      const read = z.looseObject({ text_color: z.literal('red'), content: z.string() })
      const red = read.safeParse(text)
      return red.success ? [red.data.content] : []
    }),
    optionsOf: (name: string) =>
      Options.parse(component(name)['options']).map(({ value, text }) => ({
        value,
        text: text.content,
      })),
    /** What the form sends when it is filled in so; what is not named stays as it was drawn. */
    filled: (filling: Filling = {}): Record<string, unknown> => {
      for (const name of Object.keys(filling)) component(name)
      return Object.fromEntries(
        [...named].flatMap(([name, node]) => sentBy(node, filling[name] ?? firstOf(node))),
      )
    },
    /** What the button of a name carries. */
    button: (name: string): Extract<Carried, { k: 'form' }> => {
      const { behaviors } = z
        .looseObject({
          form_action_type: z.literal('submit'),
          behaviors: z.tuple([z.looseObject({ value: z.unknown() })]),
        })
        .parse(component(name))
      const value = Carried.parse(behaviors[0].value)
      if (value.k !== 'form') throw new Error(`${name} is no button of a form`)
      return value
    },
  }
}

/** Where in a card a text in red stands: the name of the last component before it. */
export function errorsBySite(card: CardJson): Record<string, string> {
  const sites: Record<string, string> = {}
  let last = ''
  for (const node of nodesIn(card.body)) {
    if (node.name && node.tag !== 'form' && node.tag !== 'button') last = node.name
    const red = z
      .looseObject({ text_color: z.literal('red'), content: z.string() })
      .safeParse(node['text'])
    if (red.success) sites[last] = red.data.content
  }
  return sites
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  const node = Node.safeParse(value)
  const inside = Object.entries(value).flatMap(([key, each]) =>
    key === 'behaviors' ? [] : nodesIn(each),
  )
  return node.success ? [node.data, ...inside] : inside
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function firstOf(node: Node): Filling[string] {
  switch (node.tag) {
    case 'checker':
      return node['checked'] === true
    case 'multi_select_static':
      return z.array(z.string()).default([]).parse(node['selected_values'])
    default:
      return text(
        node['default_value'] ??
          node['initial_option'] ??
          node['initial_date'] ??
          node['initial_time'],
      )
  }
}

/** As Lark sends it: inputs always, choices only when they were made, days and times with the zone of the client. */
function sentBy(node: Node, answer: Filling[string]): [string, unknown][] {
  const name = node.name ?? ''
  switch (node.tag) {
    case 'input': {
      const most = Number(node['max_length'])
      if (text(answer).length > most) throw new Error(`${name} holds no more than ${most}`)
      return [[name, answer]]
    }
    case 'checker':
      return [[name, answer]]
    case 'date_picker':
    case 'picker_time':
      return answer === '' ? [] : [[name, `${String(answer)} +0800`]]
    case 'select_static':
    case 'multi_select_static': {
      const values = Options.parse(node['options']).map(({ value }) => value)
      const chosen = [answer].flat().filter((each) => each !== '')
      const stray = chosen.find((each) => !values.includes(String(each)))
      if (stray !== undefined) throw new Error(`${name} does not offer ${String(stray)}`)
      return chosen.length === 0 ? [] : [[name, answer]]
    }
    default:
      return []
  }
}
