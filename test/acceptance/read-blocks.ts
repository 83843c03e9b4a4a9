import * as z from 'zod'

/** A button as a person sees it, with what pressing it needs. */
export interface ShownButton {
  text: string
  block: string
  action: string
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
export type Element = z.infer<typeof Element>

const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().default(''),
  label: Words.optional(),
  hint: Words.optional(),
  element: Element.optional(),
  elements: z.array(z.unknown()).default([]),
})
const Blocks = z.array(Block).catch([])

const Button = z.looseObject({
  type: z.literal('button'),
  text: Words,
  action_id: z.string(),
  url: z.string().optional(),
})

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

export const buttonsIn = (blocks: unknown): ShownButton[] =>
  Blocks.parse(blocks).flatMap(({ type, block_id, elements }) =>
    (type === 'actions' ? elements : []).flatMap((each) => {
      const button = Button.safeParse(each)
      if (!button.success) return []
      const { text, action_id, url } = button.data
      return [{ text: text.text, block: block_id, action: action_id, ...(url ? { url } : {}) }]
    }),
  )

/** A field of a form as a person sees it. */
export interface ShownField {
  name: string
  label: string
  hint: string | undefined
  element: Element
  choices: { text: string; value: string }[]
}

export const fieldsIn = (blocks: unknown): ShownField[] =>
  Blocks.parse(blocks).flatMap(({ type, block_id, label, hint, element }) => {
    if (type !== 'input' || !element) return []
    const options = [...element.options, ...element.option_groups.flatMap((one) => one.options)]
    const choices = options.map(({ text, value }) => ({ text: text.text, value }))
    return [{ name: block_id, label: label?.text ?? '', hint: hint?.text, element, choices }]
  })
