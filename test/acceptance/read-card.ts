import * as z from 'zod'

/** A button of a card, with what pressing it needs. */
export interface CardButton {
  text: string
  name: string
  /** Where it stands in the card, as a JSON pointer. */
  element: string
  args: Record<string, string>
  url?: string
}

/** A choice of a menu. */
interface Choice {
  text: string
  value: string
}

/** Something in a form that is filled in. */
interface Part {
  tag: string
  name: string
  choices: Choice[]
  /** What stands in it, as it would come back. */
  stands: unknown
}

/** A field of a form card as a person sees it: with its search, its continuations and what is wrong. */
export interface CardField {
  name: string
  label: string
  parts: Part[]
  wrong: string | undefined
}

/** A form as a card shows it. */
export interface CardForm {
  title: string
  /** What stands above it. */
  words: string
  fields: CardField[]
  /** What is wrong besides a field. */
  trouble: string | undefined
  buttons: CardButton[]
}

const Node = z.looseObject({ tag: z.string() })
type Node = z.infer<typeof Node>
const Content = z.object({ content: z.string() })
const Text = z.looseObject({ tag: z.enum(['plain_text', 'lark_md', 'markdown']), ...Content.shape })
const Card = z.looseObject({
  header: z.looseObject({ title: Content }),
  body: z.looseObject({ elements: z.array(z.unknown()) }),
})
const Button = z.looseObject({
  tag: z.literal('button'),
  text: Content,
  name: z.string().default(''),
  behaviors: z
    .array(
      z.looseObject({
        type: z.string(),
        default_url: z.string().optional(),
        value: z.looseObject({ args: z.record(z.string(), z.string()).default({}) }).optional(),
      }),
    )
    .default([]),
})
const Input = z.looseObject({
  tag: z.enum([
    'input',
    'select_static',
    'multi_select_static',
    'date_picker',
    'picker_time',
    'checker',
  ]),
  name: z.string(),
  label: Content.optional(),
  options: z.array(z.object({ text: Content, value: z.string() })).default([]),
})
const Table = z.looseObject({
  tag: z.literal('table'),
  columns: z.array(z.looseObject({ name: z.string(), display_name: z.string() })),
  rows: z.array(z.record(z.string(), z.string())),
})
const Red = z.looseObject({ text: z.looseObject({ text_color: z.literal('red') }) })

/** Every word of a card but those on buttons, one piece a line. */
export function wordsOf(card: unknown): string {
  const { data } = Card.safeParse(card)
  if (!data) return ''
  return [data.header.title.content, ...data.body.elements.flatMap(textsIn)].join('\n')
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Button.safeParse(value).success) return []
  const table = Table.safeParse(value).data
  if (table) {
    const { columns, rows } = table
    const heads = columns.map(({ display_name }) => display_name)
    return [...heads, ...rows.flatMap((row) => columns.map(({ name }) => row[name] ?? ''))]
  }
  const text = Text.safeParse(value).data
  return text ? [text.content] : Object.values(value).flatMap(textsIn)
}

export function buttonsOf(card: unknown): CardButton[] {
  return nodesIn(Card.safeParse(card).data?.body.elements, '/body/elements').flatMap(
    ({ node, at }) => {
      const button = Button.safeParse(node).data
      if (!button) return []
      const { text, name, behaviors } = button
      const url = behaviors.find(({ type }) => type === 'open_url')?.default_url
      const args = behaviors.find(({ type }) => type === 'callback')?.value?.args ?? {}
      return [{ text: text.content, name, element: at, args, ...(url ? { url } : {}) }]
    },
  )
}

/** The form in a card, if there is one. */
export function formOf(card: unknown): CardForm | undefined {
  const { data } = Card.safeParse(card)
  const elements = data?.body.elements ?? []
  const at = elements.findIndex((one) => Node.safeParse(one).data?.tag === 'form')
  if (!data || at < 0) return undefined
  const above = elements.filter((_, place) => place !== at)
  return {
    title: data.header.title.content,
    words: above.flatMap(textsIn).join('\n'),
    fields: fieldsOf(elements[at]),
    trouble: above.filter((one) => Red.safeParse(one).success).flatMap(textsIn)[0],
    buttons: buttonsOf(card),
  }
}

function fieldsOf(form: unknown): CardField[] {
  const fields: CardField[] = []
  let texts: string[] = []
  for (const { node } of nodesIn(form, '')) {
    const part = Input.safeParse(node).data
    const last = fields.at(-1)
    if (part) {
      const name = part.name.replace(/__(q|\d+)$/, '')
      if (last?.name === name) last.parts.push(partOf(part))
      else {
        const label = part.label?.content ?? texts[0] ?? ''
        fields.push({ name, label, parts: [partOf(part)], wrong: undefined })
      }
      texts = []
    } else if (node.tag === 'div') {
      if (last && Red.safeParse(node).success) last.wrong = textsIn(node).join('\n')
      else texts.push(...textsIn(node))
    }
  }
  return fields
}

const partOf = (part: z.infer<typeof Input>): Part => ({
  tag: part.tag,
  name: part.name,
  choices: part.options.map(({ text, value }) => ({ text: text.content, value })),
  stands:
    part['default_value'] ??
    part['initial_option'] ??
    part['initial_date'] ??
    part['initial_time'] ??
    part['selected_values'] ??
    part['checked'] ??
    (part.tag === 'multi_select_static' ? [] : ''),
})

/** Everything with a tag, outermost first, with where it stands. */
function nodesIn(value: unknown, at: string): { node: Node; at: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const node = Node.safeParse(value).data
  const inside = Object.entries(value).flatMap(([key, each]) => nodesIn(each, `${at}/${key}`))
  return node ? [{ node, at }, ...inside] : inside
}
