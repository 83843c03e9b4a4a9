import { useAddress } from '../../workspace/page/route.ts'

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

/** The chat that the page shows, kept in the address. */
export const useRoute = () =>
  useAddress(routeFrom, ({ chat, thread }: Route) => `${chat}${thread ? `/${thread}` : ''}`)
