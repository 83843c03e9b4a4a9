import { useEffect, useState } from 'preact/hooks'

/** What the page shows: a conversation, perhaps a thread beside it, or the bot's home. */
export interface Route {
  channel: string
  thread?: string | undefined
  home?: boolean
}

function routeFrom({ hash, pathname }: Location): Route | undefined {
  const [channel, detail] = hash.slice(1).split('/')
  if (channel)
    return { channel, thread: detail === 'home' ? undefined : detail, home: detail === 'home' }
  // A permalink of Slack: /archives/C…/p1795000000000100
  const [, linked, whole, part] = /^\/archives\/(\w+)(?:\/p(\d+)(\d{6}))?$/.exec(pathname) ?? []
  return linked ? { channel: linked, thread: whole && `${whole}.${part}` } : undefined
}

/** The address bar as state, so that a reload comes back to the same conversation. */
export function useRoute(): [Route | undefined, (route: Route) => void] {
  const [route, setRoute] = useState(() => routeFrom(location))
  useEffect(() => {
    const follow = () => setRoute(routeFrom(location))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const go = (next: Route) => {
    const detail = next.home ? '/home' : next.thread ? `/${next.thread}` : ''
    history.replaceState(null, '', `/#${next.channel}${detail}`)
    setRoute(next)
  }
  return [route, go]
}
