import { allIn, isFillable, type Part } from './parts.ts'

/** Components of a form that belong to one field: its words, what is filled in, and what is wrong with it. */
export interface Group {
  /** The name of the field; none for what belongs to no field. */
  field: string | undefined
  /** The words that stand before it. */
  label: string | undefined
  parts: Part[]
}

/** `customer` of `customer`, `customer__q` and `customer__2`. */
const baseOf = (name: string) => name.replace(/__.*$/s, '')

/** The one field that all named components of a part belong to. */
function fieldOf(part: Part): string | undefined {
  const inside = allIn([part])
  if (!inside.some(isFillable)) return undefined
  const names = inside.flatMap(({ component }) =>
    'name' in component && component.name ? [baseOf(component.name)] : [],
  )
  return new Set(names).size === 1 ? names[0] : undefined
}

/** Whether it says what is wrong: such words are red. */
export function isComplaint({ component }: Part): boolean {
  if (component.tag === 'div')
    return component.text?.tag === 'plain_text' && /^red/.test(component.text.text_color ?? '')
  return component.tag === 'markdown' && /^<font color=["']?red/.test(component.content.trim())
}

const wordsOf = ({ component }: Part): string | undefined => {
  if (component.tag === 'div') return component.text?.content
  return component.tag === 'markdown' ? component.content : undefined
}

/** Groups the components of a form by field. */
export function groupsOf(parts: readonly Part[]): Group[] {
  const groups: Group[] = []
  let waiting: Part[] = []
  const settle = () => {
    for (const part of waiting) groups.push({ field: undefined, label: undefined, parts: [part] })
    waiting = []
  }
  for (const part of parts) {
    const field = fieldOf(part)
    const last = groups.at(-1)
    if (field !== undefined) {
      if (last?.field === field && waiting.length === 0) last.parts.push(part)
      else
        groups.push({ field, label: waiting[0] && wordsOf(waiting[0]), parts: [...waiting, part] })
      waiting = []
    } else if (isComplaint(part) && last?.field !== undefined && waiting.length === 0)
      last.parts.push(part)
    else if (wordsOf(part) !== undefined && !isComplaint(part)) waiting.push(part)
    else {
      settle()
      groups.push({ field: undefined, label: undefined, parts: [part] })
    }
  }
  settle()
  return groups
}
