import type { ChatIdentity } from '../../shared/records/person.ts'
import { redirect, type WebAnswer } from './answer.ts'
import { noWay, type Seat, seatCookie, wayIn } from './cookies.ts'
import { run } from './running.ts'
import { same } from './same.ts'
import type { Visit } from './visit.ts'
import { lostWay, proven, wordFor } from './words.ts'

/** Back from signing in: the link is used up here, by whoever really sits there. */
export async function signedIn(visit: Visit): Promise<WebAnswer> {
  const { event, room, locale } = visit
  const way = wayIn(event.cookies)
  const { code, state } = event.queryStringParameters ?? {}
  // The state ties this way back to the browser that set out: nobody is signed in as another by a link.
  if (!way || !code || !state || !same(state, way.state)) return lostWay(locale)
  const by = await room.signIn[way.chat]?.finish(code, way.nonce)
  if (!by) return lostWay(locale)
  return way.errand.go === 'prove' ? prove(by, visit) : sitDown(way.errand.secret, by, visit)
}

async function prove(by: ChatIdentity, visit: Visit): Promise<WebAnswer> {
  const answer = await run('identity.prove', {}, by, visit)
  return answer.kind === 'done' ? proven(visit.locale) : wordFor(answer, visit.locale, [noWay])
}

async function sitDown(link: string, by: ChatIdentity, visit: Visit): Promise<WebAnswer> {
  const { chance } = visit.room.kernel
  const secret = chance.secret()
  const hashes = { linkId: chance.hash(link), sessionId: chance.hash(secret) }
  const answer = await run('reading.open', hashes, by, visit)
  if (answer.kind !== 'done' || answer.notice.notice !== 'reading.opened')
    return wordFor(answer, visit.locale, [noWay])
  const { documentId, personId } = answer.notice
  const seat: Seat = { secret, documentId, personId, ...by }
  return redirect(303, '/room/read/1', [noWay, seatCookie(seat)])
}
