import { ConfirmDialog } from '../../../../workspace/page/components/confirm-dialog.tsx'
import { written } from '../../card/card.ts'
import type { ComponentOf } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'

interface Props {
  confirm: NonNullable<ComponentOf<'button'>['confirm']>
  answer: (yes: boolean) => void
}

/** The question of a component that asks before it acts. */
export function Question({ confirm, answer }: Props) {
  const { words, locale } = useLark()
  return (
    <ConfirmDialog
      title={written(confirm.title, locale)}
      yes={words.confirm}
      no={words.cancel}
      answer={answer}
    >
      <p class="plain">{written(confirm.text, locale)}</p>
    </ConfirmDialog>
  )
}
