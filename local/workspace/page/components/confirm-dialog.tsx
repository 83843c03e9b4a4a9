import { useEffect, useId, useRef } from 'preact/hooks'

interface Props {
  title: string
  yes: string
  no: string
  style?: 'primary' | 'danger' | undefined
  answer: (yes: boolean) => void
  children: preact.ComponentChildren
}

/** Asks before a click that cannot be taken back. */
export function ConfirmDialog({ title, yes, no, style = 'primary', answer, children }: Props) {
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
      <h2 id={titleId}>{title}</h2>
      {children}
      <footer>
        <button type="button" class="button" onClick={() => answer(false)}>
          {no}
        </button>
        <button
          type="button"
          class={`button ${style}`}
          data-testid="confirm-yes"
          onClick={() => answer(true)}
        >
          {yes}
        </button>
      </footer>
    </dialog>
  )
}
