import { useState } from 'preact/hooks'
import { MoreMenu } from '../../../../workspace/page/components/more-menu.tsx'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import type { ElementOf } from '../../kit/element.ts'
import type { Option } from '../../kit/text.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { Confirm } from '../confirm.tsx'
import { type ElementProps, useField } from './field.ts'

/** The three dots with a few more acts behind them. */
export function Overflow(props: ElementProps<ElementOf<'overflow'>>) {
  const { element, block_id } = props
  const { surface, busy } = useField(props)
  const [asked, setAsked] = useState<Option>()
  const press = (selected_option: Option) =>
    void surface.press(block_id, element, { selected_option })
  const choose = (option: Option) => {
    if (option.url && isSafeUrl(option.url)) window.open(option.url, '_blank', 'noopener')
    if (element.confirm) setAsked(option)
    else press(option)
  }
  return (
    <>
      <MoreMenu
        disabled={busy}
        lines={element.options.map((option) => ({
          key: option.value ?? option.text.text,
          text: unescaped(option.text.text),
          choose: () => choose(option),
        }))}
      />
      {asked && element.confirm && (
        <Confirm
          confirm={element.confirm}
          answer={(yes) => {
            setAsked(undefined)
            if (yes) press(asked)
          }}
        />
      )}
    </>
  )
}
