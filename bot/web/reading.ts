import { tongueOf } from '../../shared/replies/tongue.ts'
import { timeAt } from '../../shared/terms/day.ts'
import { nothing, page, picture, type WebAnswer } from './answer.ts'
import { seatIn } from './cookies.ts'
import { readingPage } from './pages.ts'
import { run } from './running.ts'
import { seatedAt } from './seat.ts'
import type { Visit } from './visit.ts'
import { lostWay, wordFor } from './words.ts'

/** The frame around a page: what the grant says now. It journals nothing, since it gives no page. */
export async function showPage(visit: Visit, which: string): Promise<WebAnswer> {
  const { locale } = visit
  const number = pageNumberIn(which)
  const seated = number === undefined ? undefined : await seatedAt(number, visit)
  if (number === undefined || !seated) return lostWay(locale)
  if ('refusal' in seated) return wordFor({ kind: 'refused', refusal: seated.refusal }, locale, [])
  const { grant, document } = seated.desk
  if (!grant || !document) return lostWay(locale)
  return page(200, readingPage({ document, grant, page: number }, locale, tongueOf(locale)))
}

/** One page as a picture: the grant is checked in the transaction that journals the reading, then the mark is put on. */
export async function givePage(visit: Visit, which: string): Promise<WebAnswer> {
  const { event, room, locale } = visit
  const number = pageNumberIn(which)
  const seat = seatIn(event.cookies)
  if (!seat || number === undefined) return nothing(403)
  // A page is shown inside its frame only; opened by itself it would invite saving.
  const destination = event.headers['sec-fetch-dest']
  if (destination && destination !== 'image') return nothing(403)
  const { secret, documentId, personId, chat, workspace, user } = seat
  const sessionId = room.kernel.chance.hash(secret)
  const answer = await run(
    'reading.page',
    { sessionId, documentId, personId, page: number },
    { chat, workspace, user },
    visit,
  )
  if (answer.kind !== 'done' || answer.notice.notice !== 'page.read')
    return wordFor(answer, locale, [])
  const { sha256, readerName, requestNumber, at } = answer.notice
  const jpeg = await room.pageImage({ id: documentId, sha256 }, number)
  return picture(
    await room.watermark(jpeg, { reader: readerName, time: timeAt(at), request: requestNumber }),
  )
}

/** A page number as we write it, and in no other way. */
const pageNumberIn = (text: string): number | undefined =>
  /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined
