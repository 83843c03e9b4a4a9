import { ConfirmDialog } from '../../../workspace/page/components/confirm-dialog.tsx'
import type { Confirm as Question } from '../kit/text.ts'
import { unescaped } from '../text/mrkdwn.ts'
import { TextOf } from './blocks/text.tsx'

/** The question of an element that asks before it acts. */
export function Confirm(props: { confirm: Question; answer: (yes: boolean) => void }) {
  const { confirm, answer } = props
  return (
    <ConfirmDialog
      title={unescaped(confirm.title.text)}
      yes={unescaped(confirm.confirm.text)}
      no={unescaped(confirm.deny.text)}
      style={confirm.style}
      answer={answer}
    >
      <TextOf text={confirm.text} />
    </ConfirmDialog>
  )
}
