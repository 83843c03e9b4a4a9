import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import type { Completions } from './completions.ts'
import { useTray } from './drop-zone.tsx'
import { Icon } from './icons.tsx'
import { Listbox } from './listbox.tsx'

interface Props {
  where: string
  inThread: boolean
  completionsFor: (text: string, caret: number) => Completions | undefined
  /** What is said over a line while it is written. */
  usageOf?: (line: string) => string | undefined
  /** What is wrong with a line, as far as it is written. */
  problemOf?: (line: string, done: boolean) => string | undefined
  /** Gets it to the others; whether all of it arrived. */
  deliver: (line: string, files: readonly File[]) => Promise<boolean>
  /** More buttons beside the one for files. */
  children?: preact.ComponentChildren
}

/** The line one writes in: text, what completes it, files. */
export function Composer(props: Props) {
  const { where, inThread, completionsFor, usageOf, problemOf, deliver } = props
  const { words } = useDesk()
  const { files, set: setFiles } = useTray()
  const [text, setText] = useState('')
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const queue = useRef(Promise.resolve())
  const box = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()

  const completions = completionsFor(text, caret)
  const shown = completions && dismissed !== text && completions.items.length > 0
  const hint = completions ? undefined : usageOf?.(text)

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
    setProblem(problemOf?.(next, false))
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
    const wrong = files.length > 0 ? undefined : problemOf?.(line, true)
    if (wrong !== undefined) return setProblem(wrong)
    typed('', 0)
    setFiles(() => [])
    // One after the other, so that what was written first is read first.
    queue.current = queue.current.then(async () => {
      const arrived = await deliver(line, files)
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
        {props.children}
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
