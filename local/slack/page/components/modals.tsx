import { useWorkspace } from '../workspace.ts'
import { Modal } from './modal.tsx'

/** The person's open modals; those under the top one keep what was typed in them. */
export function Modals() {
  const { state } = useWorkspace()
  return (
    <>
      {state.modals.map((open, index) => (
        <Modal key={open.id} open={open} top={index === state.modals.length - 1} />
      ))}
    </>
  )
}
