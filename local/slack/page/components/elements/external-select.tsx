import { useEffect, useRef, useState } from 'preact/hooks'
import { Combobox } from '../../../../workspace/page/components/combobox.tsx'
import type { ElementOf } from '../../kit/element.ts'
import type { Choices } from '../../surface.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { useWorkspace } from '../../workspace.ts'
import { type ElementProps, useField } from './field.ts'
import { dressed, itemOf, optionsIn } from './selects.tsx'

const debounce = 180

/** A menu whose choices the bot looks up while the person types. */
export function ExternalSelect(
  props: ElementProps<ElementOf<'external_select' | 'multi_external_select'>>,
) {
  const { element, block_id } = props
  const { type } = element
  const { answer, put, surface, pending } = useField(props)
  const { words } = useWorkspace()
  const [query, setQuery] = useState<string>()
  const [found, setFound] = useState<Choices[]>([])
  const [status, setStatus] = useState<string>()
  const asked = useRef(0)

  useEffect(() => {
    asked.current += 1
    const turn = asked.current
    if (query === undefined) return
    if ([...query.trim()].length < element.min_query_length) {
      setFound([])
      setStatus(words.typeToFind(element.min_query_length))
      return
    }
    setStatus(words.finding)
    const timer = setTimeout(async () => {
      const groups = await surface.suggest(block_id, element, query.trim())
      // An answer that was overtaken by more typing is nobody's answer.
      if (turn !== asked.current) return
      setFound(groups ?? [])
      const none = groups?.every(({ options }) => options.length === 0)
      setStatus(groups ? (none ? words.nothingFound : undefined) : words.findFailed)
    }, debounce)
    return () => clearTimeout(timer)
  }, [query])

  const multi = type === 'multi_external_select'
  const chosen = optionsIn(answer)
  const options = new Map(
    [...chosen, ...found.flatMap((group) => group.options)].map((each) => [itemOf(each).key, each]),
  )
  return (
    <Combobox
      {...dressed(props)}
      groups={found.map(({ label, options: some }) => ({
        label: label && unescaped(label.text),
        items: some.map(itemOf),
      }))}
      chosen={chosen.map(itemOf)}
      multi={multi}
      most={'max_selected_items' in element ? element.max_selected_items : undefined}
      disabled={pending}
      status={status}
      onQuery={setQuery}
      onOpen={(open) => {
        if (open) return
        setQuery(undefined)
        setFound([])
      }}
      choose={(items) => {
        const back = items.flatMap(({ key }) => options.get(key) ?? [])
        put(multi ? { type, selected_options: back } : { type, selected_option: back[0] ?? null })
      }}
    />
  )
}
