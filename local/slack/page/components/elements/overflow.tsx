import { useId, useRef, useState } from 'preact/hooks'
import { Icon } from '../../../../workspace/page/components/icons.tsx'
import { Menu } from '../../../../workspace/page/components/menu.tsx'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import type { ElementOf } from '../../kit/element.ts'
import type { Option } from '../../kit/text.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { useWorkspace } from '../../workspace.ts'
import { Confirm } from '../confirm.tsx'
import { type ElementProps, useField } from './field.ts'

/** The three dots with a few more acts behind them. */
export function Overflow(props: ElementProps<ElementOf<'overflow'>>) {
  const { element, block_id } = props
  const { surface, busy } = useField(props)
  const { words } = useWorkspace()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<Option>()
  const button = useRef<HTMLButtonElement>(null)
  const menuId = useId()
  const press = (selected_option: Option) =>
    void surface.press(block_id, element, { selected_option })
  const choose = (option: Option) => {
    setOpen(false)
    if (option.url && isSafeUrl(option.url)) window.open(option.url, '_blank', 'noopener')
    if (element.confirm) setAsked(option)
    else press(option)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button icon-only"
        disabled={busy}
        aria-label={words.more}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={menuId}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <Menu
          id={menuId}
          anchor={button}
          close={() => setOpen(false)}
          items={element.options.map((option) => ({
            key: option.value ?? option.text.text,
            text: unescaped(option.text.text),
            choose: () => choose(option),
          }))}
        />
      )}
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
