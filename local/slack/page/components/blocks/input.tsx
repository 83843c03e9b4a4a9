import { useId } from 'preact/hooks'
import type { BlockOf } from '../../kit/block.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { useWorkspace } from '../../workspace.ts'
import { AnyElement } from '../elements/element.tsx'

interface Props {
  block: BlockOf<'input'>
  error?: string | undefined
}

/** A field of a form: label, element, hint, and what is wrong with it. */
export function InputBlock({ block, error }: Props) {
  const { words } = useWorkspace()
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error && errorId, block.hint && hintId].filter(Boolean).join(' ')
  const grouped = ['checkboxes', 'radio_buttons'].includes(block.element.type)
  const label = (
    <>
      {unescaped(block.label.text)}
      {block.optional && <span class="optional">{words.optional}</span>}
    </>
  )
  return (
    <div class={`field ${error ? 'invalid' : ''}`} data-block={block.block_id}>
      {grouped ? (
        <div class="label" id={`${id}-label`}>
          {label}
        </div>
      ) : (
        <label class="label" id={`${id}-label`} for={id}>
          {label}
        </label>
      )}
      <AnyElement
        element={block.element}
        block_id={block.block_id}
        input={{
          id,
          labelId: `${id}-label`,
          describedBy: describedBy || undefined,
          invalid: error !== undefined,
          fires: block.dispatch_action,
        }}
      />
      {error && (
        <div class="error" id={errorId} role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div class="hint" id={hintId}>
          {unescaped(block.hint.text)}
        </div>
      )}
    </div>
  )
}
