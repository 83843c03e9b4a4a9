import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { remember } from './cookies.ts'
import type { Face } from './faces.ts'

/** A chat as one person sees it, kept fresh. */
interface Live<State> {
  as: string
  state: State | undefined
  lost: boolean
  /** Settles when everything that happened before the call is on the page. */
  refresh: () => Promise<void>
  become: (id: string) => void
}

interface Source<State> {
  /** The cookie that says who this tab is. */
  cookie: string
  /** What a person may see now. */
  stateFor: (as: string) => Promise<State>
  /** Everyone, as a page shows them. */
  faces: (state: State) => readonly Face[]
}

/** Follows the workspace: one fetch at a time, and one more when something changed meanwhile. */
export function useLive<State>({ cookie, stateFor, faces }: Source<State>): Live<State> {
  const [as, setAs] = useState(
    () => new URLSearchParams(location.search).get('as') ?? sessionStorage.getItem(cookie) ?? '',
  )
  const [seen, setSeen] = useState<{ as: string; state: State }>()
  const [lost, setLost] = useState(false)
  const who = useRef(as)
  const running = useRef<Promise<void> | undefined>(undefined)
  const stale = useRef(false)

  const fetchOnce = useCallback(async () => {
    const person = who.current
    try {
      const state = await stateFor(person)
      const people = faces(state)
      const known = people.some(({ id }) => id === person)
      if (who.current !== person) return
      // Before anyone was picked the first of the company sits down.
      if (known) setSeen({ as: person, state })
      else become(people.find(({ bot }) => !bot)?.id ?? person)
      setLost(false)
    } catch {
      setLost(true)
    }
  }, [])

  const refresh = useCallback((): Promise<void> => {
    stale.current = true
    running.current ??= (async () => {
      while (stale.current) {
        stale.current = false
        await fetchOnce()
      }
      running.current = undefined
    })()
    return running.current
  }, [])

  const become = useCallback((id: string) => {
    if (id === who.current) return
    who.current = id
    setAs(id)
  }, [])

  useEffect(() => {
    if (as) remember(cookie, as)
    void refresh()
    if (!as) return
    const stream = new EventSource(`/workspace/stream?${new URLSearchParams({ as })}`)
    const changed = () => void refresh()
    for (const kind of ['open', 'change', 'message']) stream.addEventListener(kind, changed)
    stream.addEventListener('error', () => setLost(stream.readyState !== EventSource.OPEN))
    // Cookies are shared between tabs: the tab in use is the person who signs in.
    const claim = () => remember(cookie, as)
    addEventListener('focus', claim)
    return () => {
      stream.close()
      removeEventListener('focus', claim)
    }
  }, [as])

  return { as: seen?.as ?? as, state: seen?.state, lost, refresh, become }
}
