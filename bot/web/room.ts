import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Conflict } from '../../shared/commands/ports.ts'
import { Chat } from '../../shared/terms/chat.ts'
import { nothing, redirect, stylesheet, type WebAnswer } from './answer.ts'
import { type Errand, wayCookie } from './cookies.ts'
import { signedIn } from './door.ts'
import { localeOf } from './locale.ts'
import { givePage, showPage } from './reading.ts'
import { giveBack } from './returning.ts'
import { css } from './style.ts'
import type { Room, SignIns, Visit } from './visit.ts'
import { brokenWord, lostWay, wordFor } from './words.ts'

/** The reading room: a link opens it once, for the person it was made for, who signs in at the door. */
export async function visitRoom(event: APIGatewayProxyEventV2, room: Room): Promise<WebAnswer> {
  const locale = localeOf(event)
  // The address that the gateway saw: what a header says of it is anybody's word.
  const inReadingRoom = room.isInReadingRoom(event.requestContext.http.sourceIp)
  try {
    return await answer({ event, room, locale, inReadingRoom })
  } catch (error) {
    if (error instanceof Conflict) return wordFor({ kind: 'busy' }, locale, [])
    return brokenWord(room.broke(error), locale)
  }
}

function answer(visit: Visit): WebAnswer | Promise<WebAnswer> {
  const { rawPath, requestContext } = visit.event
  const [, , what = '', which = '', ...more] = rawPath.split('/')
  if (more.length > 0) return nothing(404)
  const way = ways.get(which === '' ? what : `${what}/*`)
  if (!way) return nothing(404)
  const { method } = requestContext.http
  return method === way.method ? way.go(visit, which) : nothing(405, { allow: way.method })
}

interface Way {
  method: 'GET' | 'POST'
  go(visit: Visit, which: string): WebAnswer | Promise<WebAnswer>
}

const ways: ReadonlyMap<string, Way> = new Map<string, Way>([
  ['style.css', { method: 'GET', go: () => stylesheet(css) }],
  ['open/*', { method: 'GET', go: openByLink }],
  ['prove', { method: 'GET', go: (visit) => toSignIn({ go: 'prove' }, visit) }],
  ['signed-in', { method: 'GET', go: signedIn }],
  ['read/*', { method: 'GET', go: showPage }],
  ['page/*', { method: 'GET', go: givePage }],
  ['return', { method: 'POST', go: giveBack }],
])

/** Only a link that could be one of ours is carried to the sign-in and back. Looking at it uses nothing up. */
function openByLink(visit: Visit, secret: string): WebAnswer {
  return /^[\w-]{43}$/.test(secret)
    ? toSignIn({ go: 'open', secret }, visit)
    : lostWay(visit.locale)
}

function toSignIn(errand: Errand, { room, event, locale }: Visit): WebAnswer {
  const chat = chatFor(event.queryStringParameters?.['with'], room.signIn)
  const signIn = chat && room.signIn[chat]
  if (!signIn) return lostWay(locale)
  const state = room.kernel.chance.secret()
  const nonce = room.kernel.chance.secret()
  return redirect(302, signIn.start(state, nonce), [wayCookie({ state, nonce, chat, errand })])
}

/** The chat that the link was made in, else the first that there is: a link of a chat gone since still opens. */
const chatFor = (asked: string | undefined, signIns: SignIns): Chat | undefined => {
  const installed = Chat.options.filter((chat) => signIns[chat])
  return installed.find((chat) => chat === asked) ?? installed[0]
}
