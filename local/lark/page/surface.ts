import { createContext } from 'preact'
import { useContext, useReducer, useRef, useState } from 'preact/hooks'
import { type Answer, firstAnswer, missingIn, valuesOf } from './card/answers.ts'
import type { ComponentOf, Field, Part } from './card/parts.ts'
import { type Deed, useLark } from './workspace.ts'

type Given = Omit<Extract<Deed, { do: 'press' }>, 'do' | 'message' | 'element'>

/** The card that a component stands in: what was filled in there, and the way to the bot. */
interface Surface {
  answerOf: (part: Part<Field>) => Answer
  keep: (part: Part<Field>, answer: Answer) => void
  /** Tells the bot; `given` is what was chosen or entered. */
  press: (at: string, given?: Given) => Promise<void>
  /** Sends a form off by one of its buttons, unless something that must be filled in is not. */
  submit: (at: string, form: Part) => Promise<void>
  /** Puts a form back to what it was when it came. */
  reset: (form: Part) => void
  /** The component whose press is under way. */
  pending: string | undefined
  /** What must be filled in before the form can go. */
  missing: ReadonlySet<string>
}

/** The surface around a component. */
export const SurfaceContext = createContext<Surface | undefined>(undefined)

/** The surface around a component. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('a component stands outside any card')
  return surface
}

/** The form around a component, if it stands in one: nothing in it is told before it is sent. */
export const FormContext = createContext<Part<ComponentOf<'form'>> | undefined>(undefined)

/** The words before a field, for what has no words of its own. */
export const LabelContext = createContext<string | undefined>(undefined)

/** Makes the surface of one card. */
export function useNewSurface(message: string): Surface {
  const { act, pressed } = useLark()
  const typed = useRef(new Map<string, Answer>())
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [pending, setPending] = useState<string>()
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())

  const answerOf = ({ at, component }: Part<Field>) =>
    typed.current.get(at) ?? firstAnswer(component)
  const keep = ({ at }: Part<Field>, answer: Answer) => {
    typed.current.set(at, answer)
    setMissing((before) => new Set([...before].filter((each) => each !== at)))
    redraw(undefined)
  }
  const press = async (element: string, given: Given = {}) => {
    setPending(element)
    pressed.current = message
    await act({ do: 'press', message, element, ...given })
    setPending(undefined)
  }
  const submit = async (at: string, form: Part) => {
    const lacking = missingIn(form.parts, answerOf)
    setMissing(new Set(lacking))
    if (lacking.length === 0) await press(at, { form: valuesOf(form.parts, answerOf) })
  }
  const reset = (form: Part) => {
    for (const at of typed.current.keys())
      if (at.startsWith(`${form.at}/`)) typed.current.delete(at)
    setMissing(new Set())
    redraw(undefined)
  }
  return { answerOf, keep, press, submit, reset, pending, missing }
}
