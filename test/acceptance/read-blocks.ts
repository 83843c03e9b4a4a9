import * as z from 'zod'

/** A button as a person sees it, with what pressing it needs. */
interface DrawnButton {
  text: string
  block: string
  action: string
  args: Record<string, string>
  url?: string
}

const Words = z.object({ text: z.string() })
const Choice = z.object({ text: Words, value: z.string() })

const Element = z.looseObject({
  type: z.string(),
  action_id: z.string().default(''),
  options: z.array(Choice).default([]),
  option_groups: z.array(z.object({ options: z.array(Choice) })).default([]),
})
type Element = z.infer<typeof Element>

const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().default(''),
  label: Words.optional(),
  element: Element.optional(),
  elements: z.array(z.unknown()).default([]),
})
const Blocks = z.array(Block).catch([])

const Button = z.looseObject({
  type: z.literal('button'),
  text: Words,
  action_id: z.string(),
  value: z.string().default('{}'),
  url: z.string().optional(),
})
const Args = z.record(z.string(), z.string()).catch({})

/** Every word of the blocks but those on buttons, one piece a line. */
export function wordsIn(blocks: unknown): string {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (Reflect.get(value, 'type') === 'actions') return
    for (const [key, inside] of Object.entries(value)) {
      if (key === 'text' && typeof inside === 'string') found.push(inside)
      else walk(inside)
    }
  }
  walk(blocks)
  return found.join('\n')
}

export const buttonsIn = (blocks: unknown): DrawnButton[] =>
  Blocks.parse(blocks).flatMap(({ type, block_id, elements }) =>
    (type === 'actions' ? elements : []).flatMap((each) => {
      const button = Button.safeParse(each)
      if (!button.success) return []
      const { text, action_id, value, url } = button.data
      const args = Args.parse(JSON.parse(value))
      const drawn = { text: text.text, block: block_id, action: action_id, args }
      return [url ? { ...drawn, url } : drawn]
    }),
  )

/** A field of a form as a person sees it. */
export interface DrawnField {
  name: string
  label: string
  element: Element
  choices: { text: string; value: string }[]
}

export const fieldsIn = (blocks: unknown): DrawnField[] =>
  Blocks.parse(blocks).flatMap(({ type, block_id, label, element }) => {
    if (type !== 'input' || !element) return []
    const options = [...element.options, ...element.option_groups.flatMap((one) => one.options)]
    const choices = options.map(({ text, value }) => ({ text: text.text, value }))
    return [{ name: block_id, label: label?.text ?? '', element, choices }]
  })
