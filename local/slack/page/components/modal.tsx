import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import type { WorkspaceView } from '../../contract.ts'
import { blocksFrom } from '../kit/block.ts'
import { complaintOf } from '../kit/complaints.ts'
import { fieldsOf } from '../kit/fields.ts'
import { View } from '../kit/view.ts'
import { SurfaceContext, useNewSurface } from '../surface.ts'
import { unescaped } from '../text/mrkdwn.ts'
import { useWorkspace } from '../workspace.ts'
import { Blocks } from './blocks/block.tsx'

/** A form over the dimmed page. */
export function Modal({ open, top }: { open: WorkspaceView; top: boolean }) {
  const { words, act } = useWorkspace()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState(false)
  const [busy, setBusy] = useState(false)

  const raw = JSON.stringify(open.view)
  const view = useMemo(() => View.parse(open.view), [raw])
  const blocks = useMemo(() => blocksFrom(view.blocks), [view])
  const touched = (block_id: string) => setErrors(({ [block_id]: _, ...others }) => others)
  const surface = useNewSurface(blocks, { view: open.id }, touched)

  useEffect(() => {
    const box = dialog.current
    if (top && box && !box.open) box.showModal()
    if (!top) box?.close()
  }, [top])
  useEffect(() => {
    const first = dialog.current?.querySelector<HTMLElement>('.field :is(input, textarea)')
    if (top) (first ?? dialog.current)?.focus({ preventScroll: true })
  }, [top])
  const said = JSON.stringify(open.errors ?? {})
  useEffect(() => setErrors(open.errors ?? {}), [said, open.hash])

  const close = () => void act({ do: 'close', view: open.id })
  const submit = async () => {
    const values = surface.values()
    const wrong: Record<string, string> = {}
    for (const field of fieldsOf(blocks)) {
      const answer = surface.answer(field.block_id, field.element)
      const complaint = answer && complaintOf(field, answer, words)
      if (complaint) wrong[field.block_id] = complaint
    }
    setErrors(wrong)
    setTrouble(false)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    const result = await act({ do: 'submit', view: open.id, values })
    setBusy(false)
    setTrouble(!result.ok)
    if (result.ok && result.errors) setErrors(result.errors)
  }
  useEffect(() => {
    dialog.current?.querySelector('.field.invalid')?.scrollIntoView({ block: 'nearest' })
  }, [errors])

  const homeless = Object.entries(errors).filter(
    ([id]) => !blocks.some((block) => block.type === 'input' && block.block_id === id),
  )
  return (
    <dialog
      ref={dialog}
      class="modal"
      tabIndex={-1}
      aria-labelledby={titleId}
      data-testid={top ? 'modal' : 'modal-below'}
      data-view={open.id}
      onCancel={(event) => {
        event.preventDefault()
        if (event.target === event.currentTarget) close()
      }}
    >
      <form
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          if (view.submit && !busy) void submit()
        }}
      >
        <header>
          <h2 id={titleId}>{unescaped(view.title?.text ?? '')}</h2>
          <button type="button" class="plain-button" aria-label={words.close} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div class="body">
          {(trouble || homeless.length > 0) && (
            <div class="alert error" role="alert">
              {trouble ? words.trouble : homeless.map(([, text]) => text).join(' ')}
            </div>
          )}
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={blocks} errors={errors} />
          </SurfaceContext.Provider>
        </div>
        <footer>
          <button type="button" class="button" data-testid="modal-close" onClick={close}>
            {view.close ? unescaped(view.close.text) : view.submit ? words.cancel : words.close}
          </button>
          {view.submit && (
            <button
              type="submit"
              class={`button primary ${busy ? 'pending' : ''}`}
              disabled={busy || surface.pending !== undefined}
              aria-busy={busy}
              data-testid="modal-submit"
            >
              {busy ? words.submitting : unescaped(view.submit.text)}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  )
}
