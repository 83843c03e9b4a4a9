import { useContext } from 'preact/hooks'
import type { Answer } from '../../card/answers.ts'
import type { Field, Part } from '../../card/parts.ts'
import { FormContext, useSurface } from '../../surface.ts'

/** What every control is given. */
export interface ControlProps<C = Field> {
  part: Part<C>
  id: string
  /** The words before it, where it has none of its own. */
  label: string | undefined
  invalid: boolean
}

/** A component's answer, and the ways to change it. */
export function useAnswer(part: Part<Field>) {
  const surface = useSurface()
  const inForm = useContext(FormContext) !== undefined
  return {
    answer: surface.answerOf(part),
    inForm,
    disabled:
      surface.pending !== undefined ||
      ('disabled' in part.component && part.component.disabled === true),
    /** Keeps it; outside of a form the bot is told at once. */
    put: (answer: Answer, given: object) => {
      surface.keep(part, answer)
      if (!inForm) void surface.press(part.at, given)
    },
    keep: (answer: Answer) => surface.keep(part, answer),
    tell: (given: object) => void surface.press(part.at, given),
  }
}
