import { written } from '../../card/card.ts'
import type { ComponentOf } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'
import { Inline } from './inline.tsx'
import { type ControlProps, useAnswer } from './use-answer.ts'

/** A box to tick. Alone it is told only where the bot asked to hear of it. */
export function Checker({ part, id }: ControlProps<ComponentOf<'checker'>>) {
  const { locale } = useLark()
  const { answer, inForm, disabled, keep, tell } = useAnswer(part)
  const { text, behaviors = [] } = part.component
  const calls = behaviors.some(({ type }) => type === 'callback')
  return (
    <label class="choice">
      <input
        id={id}
        type="checkbox"
        checked={answer === true}
        disabled={disabled}
        onChange={({ currentTarget: { checked } }) => {
          keep(checked)
          if (!inForm && calls) tell({ checked })
        }}
      />
      {text && (
        <span>
          <Inline text={written(text, locale)} plain={text.tag === 'plain_text'} />
        </span>
      )}
    </label>
  )
}
