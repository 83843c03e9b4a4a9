import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { sha256 } from '../../lambdas/aws/chain.ts'
import { keyOf } from '../../lambdas/aws/keys.ts'
import type { Document } from '../../shared/records/document.ts'
import { type Grant, grantIdOf } from '../../shared/records/grant.ts'
import { identityId } from '../../shared/records/person.ts'
import type { ReadingSession } from '../../shared/records/reading.ts'
import { hours } from '../../shared/terms/moment.ts'
import type { Browser } from './browser.ts'
import type { Trial } from './trial.ts'

/** Writes behind the house's back what would let somebody read, were there a way. */
export async function letRead(
  trial: Trial,
  document: Document,
  user: string,
  mode: Grant['mode'],
): Promise<Browser> {
  const put = (record: Grant | ReadingSession) =>
    trial.house.client.send(
      new PutCommand({ TableName: trial.house.table, Item: { ...keyOf(record), ...record } }),
    )
  const at = trial.house.now()
  const personId = await trial.personId(user)
  const requestId = `${document.customerId}.forged`
  const from = at - 1
  const until = at + hours(1)
  await put({
    kind: 'grant',
    id: grantIdOf(document.id, personId),
    version: 1,
    documentId: document.id,
    customerId: document.customerId,
    personId,
    requestId,
    requestNumber: 'JY-FORGED',
    mode,
    state: 'open',
    takeUpBy: until,
    from,
    until,
    readingHours: 1,
    authorityId: 'forged',
    scheduleNumber: 0,
    sitting: { openedBy: 'forged', from, until },
  })
  const cookie = 'forged-secret-of-a-session-that-somebody-wrote'
  const account = identityId(trial.by(user))
  const room = { documentId: document.id, personId, account, requestId }
  const session = { ...room, expiresAt: until, version: 1 }
  await put({ kind: 'readingSession', id: sha256(cookie), ...session })
  const browser = trial.browser()
  browser.sitInReadingRoom()
  const seat = { secret: cookie, documentId: document.id, personId, ...trial.by(user) }
  browser.cookies.set('__Host-anjuan-seat', Buffer.from(JSON.stringify(seat)).toString('base64url'))
  return browser
}
