import { Plain } from '../../../../workspace/page/components/plain.tsx'
import type { Text } from '../../kit/text.ts'
import { inlineOf, unescaped } from '../../text/mrkdwn.ts'
import { Inlines, Mrkdwn } from './mrkdwn.tsx'

/** A text object, in whichever of the two notations it is written. */
export function TextOf({ text, inline = false }: { text: Text; inline?: boolean }) {
  if (text.type === 'plain_text')
    return (
      <span class="plain">
        <Plain text={unescaped(text.text)} />
      </span>
    )
  return inline ? <Inlines inlines={inlineOf(text.text)} /> : <Mrkdwn text={text.text} />
}
