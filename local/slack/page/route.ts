import { useAddress } from '../../workspace/page/route.ts'

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

/** The conversation that the page shows, kept in the address. */
export const useRoute = () =>
  useAddress(routeFrom, ({ channel, thread, home }: Route) => {
    const detail = home ? '/home' : thread ? `/${thread}` : ''
    return `${channel}${detail}`
  })
