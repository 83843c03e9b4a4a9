import { timingSafeEqual } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Activity } from '../../shared/commands/activity.ts'
import { type Answer, execute, type Kernel } from '../../shared/commands/execute.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import { refusalText } from '../../shared/replies/refusals.ts'
import { tongueOf } from '../../shared/replies/tongue.ts'
import { timeAt } from '../../shared/terms/day.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { nothing, page, picture, redirect, stylesheet, type WebAnswer } from './answer.ts'
import {
  noSeat,
  noWay,
  type Seat,
  seatCookie,
  seatIn,
  type Way,
  wayCookie,
  wayIn,
} from './cookies.ts'
import { readingPage, wordPage } from './pages.ts'
import { css } from './style.ts'

/** What the reading room needs from the world. */
export interface Room {
  kernel: Kernel
  activityNamed(name: string): Activity
  signIn: {
    start(state: string, nonce: string): string
    finish(code: string, nonce: string): Promise<ChatIdentity | undefined>
  }
  pageImage(documentId: string, page: number): Promise<Uint8Array>
  watermark(
    jpeg: Uint8Array,
    lines: { reader: string; time: string; request: string },
  ): Promise<Uint8Array>
  isInReadingRoom(address: string): boolean
  now(): number
}

/** The reading room: a link opens it once, for the person it was made for, who signs in at the door. */
export async function visitRoom(event: APIGatewayProxyEventV2, room: Room): Promise<WebAnswer> {
  const { method, sourceIp } = event.requestContext.http
  const [, , what = '', which = ''] = event.rawPath.split('/')
  const visit: Visit = { event, room, locale: localeOf(event), address: sourceIp }
  if (method === 'POST') return what === 'return' ? giveBack(visit) : nothing(405)
  if (method !== 'GET') return nothing(405)
  switch (what) {
    case 'style.css':
      return stylesheet(css)
    case 'open':
      return toSignIn({ go: 'open', secret: which }, visit)
    case 'prove':
      return toSignIn({ go: 'prove' }, visit)
    case 'signed-in':
      return signedIn(visit)
    case 'read':
      return showPage(Number(which), visit)
    case 'page':
      return givePage(Number(which), visit)
    default:
      return nothing(404)
  }
}

interface Visit {
  event: APIGatewayProxyEventV2
  room: Room
  locale: Locale
  address: string
}

function toSignIn(then: Way['then'], { room }: Visit): WebAnswer {
  const state = room.kernel.chance.secret()
  const nonce = room.kernel.chance.secret()
  return redirect(302, room.signIn.start(state, nonce), [wayCookie({ state, nonce, then })])
}

/** Back from signing in: the link is used up here, by whoever really sits there. */
async function signedIn(visit: Visit): Promise<WebAnswer> {
  const { event, room, locale } = visit
  const way = wayIn(event.cookies)
  const { code, state } = event.queryStringParameters ?? {}
  if (!way || !code || !state || !same(state, way.state)) return lostWay(locale)
  const by = await room.signIn.finish(code, way.nonce)
  if (!by) return lostWay(locale)
  if (way.then.go === 'prove') {
    const answer = await run('identity.prove', {}, by, visit)
    return answer.kind === 'done' ? proven(locale) : word(answer, locale, [noWay])
  }
  const secret = room.kernel.chance.secret()
  const answer = await run(
    'reading.open',
    {
      linkId: room.kernel.chance.hash(way.then.secret),
      sessionId: room.kernel.chance.hash(secret),
    },
    by,
    visit,
  )
  if (answer.kind !== 'done' || answer.notice.notice !== 'reading.opened') {
    return word(answer, locale, [noWay])
  }
  const { documentId, personId } = answer.notice
  const seat: Seat = { secret, documentId, personId, ...by }
  return redirect(303, '/room/read/1', [noWay, seatCookie(seat)])
}

/** The frame around a page: shows what the grant says now, and journals nothing, since it gives no page. */
async function showPage(number: number, visit: Visit): Promise<WebAnswer> {
  const { event, room, locale } = visit
  const seat = seatIn(event.cookies)
  if (!seat || !Number.isInteger(number) || number < 1) return lostWay(locale)
  const sessionId = room.kernel.chance.hash(seat.secret)
  const found = await room.kernel.store.open([
    { kind: 'readingSession', id: sessionId },
    { kind: 'grant', id: `${seat.documentId}~${seat.personId}` },
    { kind: 'document', id: seat.documentId },
  ])
  const session = await found.get('readingSession', sessionId)
  const grant = await found.get('grant', `${seat.documentId}~${seat.personId}`)
  const document = await found.get('document', seat.documentId)
  const fits = session?.personId === seat.personId && session.documentId === seat.documentId
  if (!fits || !grant || !document || number > (document.pages ?? 0)) return lostWay(locale)
  if (grant.state !== 'open' || (grant.until ?? 0) <= room.now()) {
    return word({ kind: 'refused', refusal: { code: 'reading.over' } }, locale, [noSeat])
  }
  return page(200, readingPage({ document, grant, page: number }, locale, tongueOf(locale)))
}

/** One page as a picture: the grant is checked in the transaction that journals the reading, then the mark is put on. */
async function givePage(number: number, visit: Visit): Promise<WebAnswer> {
  const { event, room, locale } = visit
  const seat = seatIn(event.cookies)
  if (!seat || !Number.isInteger(number) || number < 1) return nothing(403)
  // A page is shown inside its frame only; opened by itself it would invite saving.
  const destination = event.headers['sec-fetch-dest']
  if (destination && destination !== 'image') return nothing(403)
  const { documentId, personId, chat, workspace, user } = seat
  const answer = await run(
    'reading.page',
    { sessionId: room.kernel.chance.hash(seat.secret), documentId, personId, page: number },
    { chat, workspace, user },
    visit,
  )
  if (answer.kind !== 'done' || answer.notice.notice !== 'page.read') {
    return { ...word(answer, locale, []), statusCode: 403 }
  }
  const { readerName, requestNumber, at } = answer.notice
  const jpeg = await room.pageImage(documentId, number)
  const marked = await room.watermark(jpeg, {
    reader: readerName,
    time: timeAt(at),
    request: requestNumber,
  })
  return picture(marked)
}

async function giveBack(visit: Visit): Promise<WebAnswer> {
  const { event, locale } = visit
  const seat = seatIn(event.cookies)
  if (!seat || event.headers['sec-fetch-site'] !== 'same-origin') return nothing(403)
  const { documentId, personId, chat, workspace, user } = seat
  const by = { chat, workspace, user }
  const answer = await run('loan.return', { grantId: `${documentId}~${personId}` }, by, visit)
  if (answer.kind !== 'done') return word(answer, locale, [])
  const t = tongueOf(locale)
  const title = t('已归还', 'Returned')
  const lines = [
    t('档案已归还,阅览结束。可以关闭本页。', 'The document is returned. You may close this page.'),
  ]
  return page(200, wordPage({ title, lines }, locale), [noSeat])
}

function run(name: string, args: object, by: ChatIdentity, visit: Visit): Promise<Answer> {
  const { room, address } = visit
  const activity = room.activityNamed(name)
  const id = `web:${room.kernel.chance.secret()}`
  const inReadingRoom = room.isInReadingRoom(address)
  return execute({ id, name, by, at: room.now(), inReadingRoom, args }, activity, room.kernel)
}

function word(answer: Answer, locale: Locale, cookies: string[]): WebAnswer {
  const t = tongueOf(locale)
  if (answer.kind === 'busy') {
    const lines = [t('系统正忙,请稍后刷新。', 'The archive is busy. Reload in a moment.')]
    return page(503, wordPage({ title: t('请稍候', 'One moment'), lines }, locale), cookies)
  }
  const lines = answer.kind === 'refused' ? [refusalText(answer.refusal, locale)] : []
  return page(
    403,
    wordPage({ title: t('不能阅览', 'Not readable'), lines, bad: true }, locale),
    cookies,
  )
}

function proven(locale: Locale): WebAnswer {
  const t = tongueOf(locale)
  const lines = [
    t('请在五分钟内回到聊天中完成审批。', 'Return to the chat and decide within five minutes.'),
  ]
  return page(200, wordPage({ title: t('身份已确认', 'Identity confirmed'), lines }, locale), [
    noWay,
  ])
}

function lostWay(locale: Locale): WebAnswer {
  const t = tongueOf(locale)
  const lines = [
    t(
      '这个链接无效、已用过或不是给您的。请在聊天中重新点击「阅读」。',
      'This link is void, used, or not yours. Press “Read” in the chat again.',
    ),
  ]
  return page(403, wordPage({ title: t('不能阅览', 'Not readable'), lines, bad: true }, locale), [
    noWay,
  ])
}

const localeOf = ({ headers }: APIGatewayProxyEventV2): Locale =>
  (headers['accept-language'] ?? 'zh').toLowerCase().startsWith('en') ? 'en' : 'zh'

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
