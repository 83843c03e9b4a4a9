import type { Entrance } from '../../shared/commands/entrance.ts'
import { UNNAMED } from '../../shared/commands/hearing.ts'
import { hasHan } from '../../shared/terms/search-text.ts'
import { EVENTS } from './heard.ts'

/** A line of the bot's menu; its key is what an entrance is called. */
export interface MenuLine {
  key: string
  zh: string
  en: string
}

/** What the app asks to be told. */
export const events: readonly string[] = Object.values(EVENTS)

/** What the app answers at once. */
export const callbacks: readonly string[] = ['card.action.trigger']

/** What the app may, and no more. */
export const scopes: readonly string[] = [
  // To speak, to read what somebody answers, and to redraw its own cards.
  'im:message',
  'im:message:send_as_bot',
  'im:message.urgent',
  // To hear what is said to it, who comes to it, and the files that are shared in its groups.
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message.group_msg',
  'im:chat.access_event.bot_p2p_chat:read',
  'im:resource',
  // To know in which groups another company reads along: nothing is said there.
  'im:chat:readonly',
]

/** Five columns of ten. */
const MOST_LINES = 50

const LONGEST_KEY = 30

/** The bot's menu: the desk, and everything that can be started by a word of its own. @throws RangeError when Lark has no place for it */
export function menuOf(entrances: readonly Entrance[]): MenuLine[] {
  const desk = entrances.filter(({ name }) => name === UNNAMED.home)
  const lines = [...desk, ...entrances.filter(({ command }) => command)].map(
    ({ name, command, words = [] }) => {
      const zh = words.find(hasHan) ?? command?.says.zh ?? name
      const en = words.find((word) => !hasHan(word)) ?? command?.says.en ?? name
      return { key: name, zh, en: en.charAt(0).toUpperCase() + en.slice(1) }
    },
  )
  const tooLong = lines.find(({ key }) => key.length > LONGEST_KEY)
  if (tooLong) throw new RangeError(`${tooLong.key} is too long for a line of the menu`)
  if (lines.length > MOST_LINES) throw new RangeError('the menu has no more than fifty lines')
  return lines
}

/** All that is set at the developer console for an app whose functions answer at an address, in the order of its pages. */
export function appSettingsOf(address: string, entrances: readonly Entrance[]) {
  const base = address.endsWith('/') ? address : `${address}/`
  const request_url = new URL('lark', base).href
  return {
    capabilities: ['bot'],
    menu: menuOf(entrances).map(({ key, zh, en }) => ({
      name: { zh_cn: zh, en_us: en },
      action: 'push event',
      event_key: key,
    })),
    redirect_urls: [new URL('room/signed-in', base).href],
    // As the page of permissions takes it in one go.
    scopes: { tenant: scopes, user: [] },
    // With an Encrypt Key and a Verification Token, always: without them anybody could speak for Lark.
    events: { request_url, encrypted: true, subscribed: events },
    callbacks: { request_url, encrypted: true, subscribed: callbacks },
  }
}
