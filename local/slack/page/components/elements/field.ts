import type { Answer } from '../../kit/answer.ts'
import type { Element } from '../../kit/element.ts'
import { keyOf, useSurface } from '../../surface.ts'

/** How an input block ties its label, hint and error to its element; absent in actions and sections. */
interface Input {
  id: string
  labelId: string
  describedBy?: string | undefined
  invalid: boolean
  /** Whether every change is told to the bot (`dispatch_action`). */
  fires: boolean
}

/** What every element is given. */
export interface ElementProps<E extends Element> {
  element: E
  block_id: string
  input?: Input | undefined
}

type Asked = Exclude<Element, { type: 'image' }>

/** An element's answer and the ways to change it. */
export function useField<E extends Asked>({ element, block_id, input }: ElementProps<E>) {
  const surface = useSurface()
  return {
    answer: surface.answer(block_id, element),
    /** Outside an input block every change is told to the bot at once. */
    put: (answer: Answer, fires = input?.fires ?? true) =>
      surface.put(block_id, element, answer, fires),
    surface,
    busy: surface.pending !== undefined,
    pending: surface.pending === keyOf(block_id, element),
  }
}

/** The attributes that tie a control to its input block. */
export function tied({ element, input }: ElementProps<Asked>) {
  return {
    id: input?.id,
    'aria-describedby': input?.describedBy,
    'aria-invalid': input?.invalid || undefined,
    'aria-label': input ? undefined : element.placeholder?.text,
    autofocus: element.focus_on_load,
  }
}
