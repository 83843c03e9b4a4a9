import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useWorkspace } from '../workspace.ts'
import { completionsFor } from './completions.ts'
import { useDelivery } from './delivery.ts'
import { useTray } from './drop-zone.tsx'
import { Icon } from './icons.tsx'
import { Listbox } from './listbox.tsx'
import { ShortcutsButton } from './shortcuts-button.tsx'

interface Props {
  channel: string
  where: string
  thread?: string
}

/** The line one writes in: text, commands, mentions, files. */
export function Composer({ channel, where, thread }: Props) {
  const { state, words } = useWorkspace()
  const { files, set: setFiles } = useTray()
  const [text, setText] = useState('')
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const queue = useRef(Promise.resolve())
  const deliver = useDelivery()
  const box = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()

  const inThread = thread !== undefined
  const completions = completionsFor(text, caret, { state, words, inThread })
  const shown = completions && dismissed !== text && completions.items.length > 0
  const hint = completions ? undefined : hintFor(text)
  function hintFor(line: string): string | undefined {
    const command = state.commands.find((each) => line.startsWith(`${each.command} `))
    return command && !inThread
      ? `${command.command} ${command.usage_hint ?? ''}  ${command.description}`
      : undefined
  }

  useEffect(() => {
    const { current } = area
    if (!current) return
    current.style.height = 'auto'
    current.style.height = `${Math.min(current.scrollHeight, 200)}px`
  }, [text])
  useEffect(() => area.current?.focus(), [])
  useEffect(() => {
    if (files.length) area.current?.focus()
  }, [files.length])

  const typed = (next: string, at: number) => {
    setText(next)
    setCaret(at)
    setActive(0)
    setProblem(inThread && next.startsWith('/') ? words.noCommandsInThread : undefined)
  }
  const complete = (index: number) => {
    const item = completions?.items[index]
    if (!completions || !item) return
    const before = `${text.slice(0, completions.from)}${item.insert} `
    typed(before + text.slice(caret).trimStart(), before.length)
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length))
  }

  const send = () => {
    const line = text.trim()
    if (line === '' && files.length === 0) return
    const isCommand = line.startsWith('/') && files.length === 0
    const [name = ''] = line.split(/\s/)
    if (isCommand && inThread) return setProblem(words.noCommandsInThread)
    if (isCommand && !state.commands.some(({ command }) => command === name))
      return setProblem(words.noSuchCommand(name))
    typed('', 0)
    setFiles(() => [])
    // One after the other, so that what was written first is read first.
    queue.current = queue.current.then(async () => {
      const arrived = await deliver({ channel, thread, line, files })
      if (!arrived) setText((since) => since || line)
    })
  }

  const keyed = (event: KeyboardEvent) => {
    // Enter that ends a composition chooses characters; it does not send.
    if (event.isComposing || event.keyCode === 229) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (shown && step) {
      const count = completions.items.length
      setActive((active + step + count) % count)
    } else if (shown && event.key === 'Escape') setDismissed(text)
    else if (shown && (event.key === 'Tab' || (event.key === 'Enter' && !completions.whole)))
      complete(active)
    else if (event.key === 'Enter' && !event.shiftKey) send()
    else return
    event.preventDefault()
  }

  return (
    <div class="composer" ref={box}>
      {problem && (
        <div class="problem" role="alert">
          {problem}
        </div>
      )}
      {hint && <div class="usage">{hint}</div>}
      {files.length > 0 && (
        <div class="tray">
          {files.map((file, index) => (
            <span class="chip" key={`${file.name} ${index}`}>
              <Icon name="file" />
              {file.name}
              <button
                type="button"
                aria-label={words.removeFile(file.name)}
                onClick={() => setFiles((waiting) => waiting.filter((each) => each !== file))}
              >
                ×
              </button>
            </span>
          ))}
        </div>
      )}
      <textarea
        ref={area}
        rows={1}
        value={text}
        placeholder={inThread ? words.sayInThread : words.say(where)}
        aria-label={inThread ? words.sayInThread : words.say(where)}
        aria-controls={listId}
        aria-activedescendant={shown ? `${listId}-${active}` : undefined}
        data-testid={inThread ? 'thread-composer' : 'composer'}
        onInput={({ currentTarget }) => typed(currentTarget.value, currentTarget.selectionStart)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={keyed}
      />
      <div class="row">
        <label class="attach" title={words.attach}>
          <Icon name="plus" />
          <input
            type="file"
            multiple
            aria-label={words.attach}
            data-testid={inThread ? 'thread-file' : 'file-input'}
            onChange={({ currentTarget }) => {
              const added = [...(currentTarget.files ?? [])]
              currentTarget.value = ''
              setFiles((waiting) => [...waiting, ...added])
            }}
          />
        </label>
        {!inThread && <ShortcutsButton channel={channel} />}
        <span class="keys">{words.newLine}</span>
        <button
          type="button"
          class="send"
          aria-label={words.send}
          data-testid={inThread ? 'thread-send' : 'send'}
          disabled={text.trim() === '' && files.length === 0}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
      {shown && (
        <Listbox
          id={listId}
          anchor={box}
          groups={[{ label: completions.label, items: completions.items }]}
          active={active}
          isChosen={() => false}
          pick={(item) => complete(completions.items.findIndex(({ key }) => key === item.key))}
        />
      )}
    </div>
  )
}
