import { useState } from 'preact/hooks'
import { MoreMenu } from '../../../../workspace/page/components/more-menu.tsx'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import { written } from '../../card/card.ts'
import type { ComponentOf, Part } from '../../card/parts.ts'
import { useSurface } from '../../surface.ts'
import { useLark } from '../../workspace.ts'
import { Question } from './question.tsx'

/** Acts folded into one button. */
export function Overflow({ part }: { part: Part<ComponentOf<'overflow'>> }) {
  const { locale } = useLark()
  const surface = useSurface()
  const [asked, setAsked] = useState<string>()
  const { at, component } = part
  const press = (option: string) => void surface.press(at, { option })
  const choose = ({ multi_url, value }: (typeof component.options)[number]) => {
    const url = multi_url?.pc_url || multi_url?.url
    if (url && isSafeUrl(url)) window.open(url, '_blank', 'noopener')
    if (value === undefined) return
    if (component.confirm) setAsked(value)
    else press(value)
  }
  return (
    <>
      <MoreMenu
        disabled={surface.pending !== undefined}
        lines={component.options.map((option) => ({
          key: option.value ?? option.text.content,
          text: written(option.text, locale),
          choose: () => choose(option),
        }))}
      />
      {asked !== undefined && component.confirm && (
        <Question
          confirm={component.confirm}
          answer={(yes) => {
            setAsked(undefined)
            if (yes) press(asked)
          }}
        />
      )}
    </>
  )
}
