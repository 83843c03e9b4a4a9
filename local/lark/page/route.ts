import { useEffect, useState } from 'preact/hooks'

/** What the page shows: a chat, perhaps a thread beside it. */
export interface Route {
  chat: string
  /** The message at its root. */
  thread?: string | undefined
}

function routeFrom({ hash }: Location): Route | undefined {
  const [chat, thread] = hash.slice(1).split('/')
  return chat ? { chat, thread } : undefined
}

/** The address bar as state, so that a reload comes back to the same chat. */
export function useRoute(): [Route | undefined, (route: Route) => void] {
  const [route, setRoute] = useState(() => routeFrom(location))
  useEffect(() => {
    const follow = () => setRoute(routeFrom(location))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const go = (next: Route) => {
    history.replaceState(null, '', `/#${next.chat}${next.thread ? `/${next.thread}` : ''}`)
    setRoute(next)
  }
  return [route, go]
}
