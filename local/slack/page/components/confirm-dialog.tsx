import { useEffect, useId, useRef } from 'preact/hooks'
import type { Confirm } from '../kit/text.ts'
import { unescaped } from '../text/mrkdwn.ts'
import { TextOf } from './blocks/text.tsx'

/** Asks before a click that cannot be taken back. */
export function ConfirmDialog(props: { confirm: Confirm; answer: (yes: boolean) => void }) {
  const { confirm, answer } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={titleId}
      data-testid="confirm"
      onCancel={(event) => {
        event.preventDefault()
        event.stopPropagation()
        answer(false)
      }}
    >
      <h2 id={titleId}>{unescaped(confirm.title.text)}</h2>
      <TextOf text={confirm.text} />
      <footer>
        <button type="button" class="button" onClick={() => answer(false)}>
          {unescaped(confirm.deny.text)}
        </button>
        <button
          type="button"
          class={`button ${confirm.style ?? 'primary'}`}
          data-testid="confirm-yes"
          onClick={() => answer(true)}
        >
          {unescaped(confirm.confirm.text)}
        </button>
      </footer>
    </dialog>
  )
}
