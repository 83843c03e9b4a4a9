import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { WorkspaceState } from '../contract.ts'
import { rememberedPerson, rememberPerson } from './cookies.ts'
import { stateFor } from './wire.ts'

/** The workspace as one person sees it, kept fresh. */
interface Live {
  as: string
  state: WorkspaceState | undefined
  lost: boolean
  /** Settles when everything that happened before the call is on the page. */
  refresh: () => Promise<void>
  become: (id: string) => void
}

const asked = () => new URLSearchParams(location.search).get('as') ?? rememberedPerson() ?? ''

/** Follows the workspace: one fetch at a time, and one more when something changed meanwhile. */
export function useLive(): Live {
  const [as, setAs] = useState(asked)
  const [seen, setSeen] = useState<{ as: string; state: WorkspaceState }>()
  const [lost, setLost] = useState(false)
  const who = useRef(as)
  const running = useRef<Promise<void> | undefined>(undefined)
  const stale = useRef(false)

  const fetchOnce = useCallback(async () => {
    const person = who.current
    try {
      const state = await stateFor(person)
      const known = state.people.some(({ id }) => id === person)
      if (who.current !== person) return
      // Before anyone was picked the first of the company sits down.
      if (known) setSeen({ as: person, state })
      else become(state.people.find(({ bot }) => !bot)?.id ?? person)
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
    if (as) rememberPerson(as)
    void refresh()
    if (!as) return
    const stream = new EventSource(`/workspace/stream?${new URLSearchParams({ as })}`)
    const changed = () => void refresh()
    for (const kind of ['open', 'change', 'message']) stream.addEventListener(kind, changed)
    stream.addEventListener('error', () => setLost(stream.readyState !== EventSource.OPEN))
    // Cookies are shared between tabs: the tab in use is the person who signs in.
    const claim = () => as && rememberPerson(as)
    addEventListener('focus', claim)
    return () => {
      stream.close()
      removeEventListener('focus', claim)
    }
  }, [as])

  return { as: seen?.as ?? as, state: seen?.state, lost, refresh, become }
}
