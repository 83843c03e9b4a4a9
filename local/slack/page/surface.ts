import { createContext } from 'preact'
import { useContext, useEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { Act } from '../contract.ts'
import { type Answer, initialAnswer } from './kit/answer.ts'
import type { Block } from './kit/block.ts'
import type { Element } from './kit/element.ts'
import { fieldsOf } from './kit/fields.ts'
import { type OptionGroup, Suggestions } from './kit/text.ts'
import { useWorkspace } from './workspace.ts'

type StateValues = Extract<Act, { do: 'submit' }>['values']
type Asked = Exclude<Element, { type: 'image' }>
/** Choices under a heading, or under none. */
export type Choices = Partial<Pick<OptionGroup, 'label'>> & Pick<OptionGroup, 'options'>

/** The message, modal or home that an element stands in: what was typed there, and the way to the bot. */
interface Surface {
  answer: (block_id: string, element: Asked) => Answer | undefined
  /** Keeps an answer, and fires it at once where Block Kit says so. */
  put: (block_id: string, element: Asked, answer: Answer, fires: boolean) => void
  press: (block_id: string, element: Asked, given: Record<string, unknown>) => Promise<void>
  suggest: (block_id: string, element: Asked, query: string) => Promise<Choices[] | undefined>
  values: () => StateValues
  /** The element whose press is under way. */
  pending: string | undefined
}

/** The name of an element within its surface. */
export const keyOf = (block_id: string, element: Asked) => `${block_id}\n${element.action_id}`

/** The surface around an element. */
export const SurfaceContext = createContext<Surface | undefined>(undefined)

/** The surface around an element. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('an element stands outside any message or view')
  return surface
}

/** Where a surface is, as the server knows it. */
export interface Where {
  message?: { channel: string; ts: string }
  view?: string
}

/** Makes a surface over blocks; `touched` hears of every field that the person changes. */
export function useNewSurface(
  blocks: readonly Block[],
  where: Where,
  touched?: (block_id: string) => void,
): Surface {
  const { act, notify, words } = useWorkspace()
  const typed = useRef(new Map<string, Answer>())
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [pending, setPending] = useState<string>()
  const fields = fieldsOf(blocks)

  // As in Slack: what was typed stays while block_id, action_id and element stay the same.
  useEffect(() => {
    const kept = new Map(fields.map(({ block_id, element }) => [keyOf(block_id, element), element]))
    for (const [key, answer] of typed.current)
      if (kept.get(key)?.type !== answer.type) typed.current.delete(key)
  }, [blocks])

  const answer = (block_id: string, element: Asked) => {
    const own = typed.current.get(keyOf(block_id, element))
    return own?.type === element.type ? own : initialAnswer(element)
  }
  const values = () => {
    const found: StateValues = {}
    for (const { block_id, element } of fields) {
      const given = answer(block_id, element)
      if (given) found[block_id] = { ...found[block_id], [element.action_id]: { ...given } }
    }
    return found
  }
  const press = async (block_id: string, element: Asked, given: Record<string, unknown>) => {
    setPending(keyOf(block_id, element))
    const { type, action_id } = element
    const action = { type, action_id, block_id, ...given }
    const result = await act({ do: 'press', where, block_id, action, values: values() })
    if (!result.ok) notify(words.failed(result.error))
    setPending(undefined)
  }
  const put = (block_id: string, element: Asked, given: Answer, fires: boolean) => {
    typed.current.set(keyOf(block_id, element), given)
    touched?.(block_id)
    redraw(undefined)
    if (fires) void press(block_id, element, { ...given })
  }
  const suggest = async (block_id: string, element: Asked, value: string) => {
    const { action_id } = element
    const asked = { do: 'suggest' as const, ...where, block_id, action_id, value }
    const result = await act({ ...asked, values: values() })
    const read = Suggestions.safeParse(result.ok ? (result.options ?? []) : undefined)
    return read.success ? read.data : undefined
  }
  return { answer, put, press, suggest, values, pending }
}
