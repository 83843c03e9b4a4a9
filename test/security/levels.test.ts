import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Files, s3Files } from '../../lambdas/aws/files.ts'
import { people } from '../../local/company/people.ts'
import type { BorrowRequest } from '../../shared/records/borrow-request.ts'
import type { Document } from '../../shared/records/document.ts'
import { minutes } from '../../shared/terms/moment.ts'
import { Role } from '../../shared/terms/role.ts'
import { letRead } from './forged.ts'
import { cast, must, startTrial, type Trial } from './trial.ts'

let trial: Trial
let topSecret: Document
let highlySecret: Document
let secret: Document
let s3: S3Client
let files: Files
beforeAll(async () => {
  trial = await startTrial()
  const { settings } = trial.house
  topSecret = await trial.file('topSecret', '染整配方底稿')
  highlySecret = await trial.file('highlySecret', '底价表')
  secret = await trial.file('secret', '购销合同')
  files = s3Files(settings)
  s3 = new S3Client({
    endpoint: settings.S3_ENDPOINT ?? '',
    region: settings.AWS_REGION,
    forcePathStyle: true,
  })
}, 120_000)
afterAll(async () => {
  s3?.destroy()
  await trial?.close()
})

describe('a top secret document', () => {
  it('is given to no role, by no application and under no name', async () => {
    const roles = new Set<string>()
    for (const { user, roles: held } of people) {
      for (const role of held) roles.add(role)
      for (const documentId of [topSecret.id, topSecret.archiveNumber ?? '']) {
        const asked = {
          documentId,
          purpose: '审计',
          outsideBody: '市档案局',
          written: secret.archiveNumber,
        }
        for (const args of [{ documentId, purpose: '审计' }, asked]) {
          const answer = await trial.run(user, 'borrow', args)
          expect(answer.kind, `${user} ${documentId}`).toBeOneOf(['refused', 'invalid'])
        }
      }
      const requestId = `${topSecret.id}`
      for (const activity of ['request.approve', 'loan.read', 'loan.return', 'sitting.close']) {
        expect((await trial.run(user, activity, { requestId })).kind).toBe('refused')
      }
    }
    // Whoever is not of the company's people still has these roles to try with.
    const unheld = Role.options.filter((role) => !roles.has(role))
    for (const role of unheld) {
      await setRole(cast.outsider, role)
      const answer = await trial.run(cast.outsider, 'borrow', {
        documentId: topSecret.id,
        purpose: '审计',
      })
      expect(answer.kind, role).toBeOneOf(['refused', 'invalid'])
    }
    await setRole(cast.outsider, 'salesperson')
  })

  it.each(people.map(({ user, title }) => [title, user]))(
    'gives no page to %s, even with a grant and a seat written behind the house’s back',
    async (_, user) => {
      for (const mode of ['direct', 'loan', 'sitting'] as const) {
        const browser = await letRead(trial, topSecret, user, mode)
        for (const shown of [await browser.page(1), await browser.go('/room/read/1')]) {
          expect(shown.response.status).toBe(403)
          expect(shown.response.headers.get('content-type')).not.toContain('image')
          expect(shown.text).not.toContain(topSecret.title)
        }
      }
      // The same forgery does open what may be read: it is the level that stops it.
      expect((await (await letRead(trial, secret, user, 'loan')).page(1)).response.status).toBe(200)
    },
  )

  it('is not drawn when the same bytes are filed again at a lower level', async () => {
    const { BUCKET: Bucket } = trial.house.settings
    const kept = async () => {
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }))
      return Versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`).sort()
    }
    const before = await kept()
    await expect(trial.file('unclassified', topSecret.title)).rejects.toThrow('duplicate')
    expect(await kept()).toEqual(before)
  })

  it('has no page image anywhere: only its original, apart, and locked with a key of its own', async () => {
    const { BUCKET: Bucket, KEY_TOP_SECRET, KEY_SECRET } = trial.house.settings
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }))
    const keysOf = ({ id }: Document) =>
      Versions.map(({ Key = '' }) => Key).filter((key) => key.includes(id))
    expect(keysOf(topSecret)).toEqual([`top-secret/${topSecret.id}/${topSecret.sha256}`])
    expect(keysOf(secret).sort()).toEqual([
      `originals/${secret.id}/${secret.sha256}`,
      `pages/${secret.id}/${secret.sha256}/0001.jpg`,
      `pages/${secret.id}/${secret.sha256}/0002.jpg`,
    ])
    const lockOf = async (Key: string) =>
      (await s3.send(new HeadObjectCommand({ Bucket, Key }))).SSEKMSKeyId
    expect(await lockOf(`top-secret/${topSecret.id}/${topSecret.sha256}`)).toContain(KEY_TOP_SECRET)
    expect(await lockOf(`originals/${secret.id}/${secret.sha256}`)).toContain(KEY_SECRET)
    expect(KEY_TOP_SECRET).not.toBe(KEY_SECRET)
    const Key = `pages/${topSecret.id}/${topSecret.sha256}/0001.jpg`
    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toThrow()
  })

  it('is kept by files that have no call to read an original, and refuse to draw it', async () => {
    expect(Object.keys(files).sort()).toEqual(['keepOriginal', 'keepPage', 'page'])
    const sha256 = topSecret.sha256 ?? ''
    const drawn = files.keepPage({ ...topSecret, sha256 }, 1, new Uint8Array([1]))
    await expect(drawn).rejects.toThrow('top secret')
    for (const id of [
      topSecret.id,
      `../top-secret/${topSecret.id}`,
      `../originals/${secret.id}`,
      `${secret.id}/../../top-secret/${topSecret.id}`,
      `..%2ftop-secret%2f${topSecret.id}`,
    ]) {
      await expect(files.page({ id, sha256 }, 1), id).rejects.toThrow()
    }
  })

  it('gives away its bytes to nobody in the chat either: no card has a file', async () => {
    await trial.house.settled()
    for (const { user } of people) {
      const { messages } = trial.house.workspace.state(user)
      const carried = messages.filter(
        ({ user: by }) => by === trial.house.settings.SLACK_BOT_USER_ID,
      )
      expect(carried.flatMap(({ files: sent = [] }) => sent)).toEqual([])
    }
  })
})

describe('a highly secret document', () => {
  let request: BorrowRequest
  beforeAll(async () => {
    request = await trial.lend(highlySecret)
  })

  const inRoom = () => {
    const browser = trial.browser()
    browser.sitInReadingRoom()
    return browser
  }

  it('is read before no archivist has opened the room, from wherever', async () => {
    const answer = await trial.run(cast.owner, 'loan.read', { requestId: request.id })
    expect(answer.kind).toBe('refused')
  })

  it('has its room opened by the archivist alone, and by no reader', async () => {
    const opening = { requestId: request.id, minutes: '60' }
    for (const user of [cast.owner, cast.manager, cast.outsider, cast.administrator]) {
      expect((await trial.run(user, 'sitting.open', opening)).kind, user).toBe('refused')
    }
    await must(trial.run(cast.archivist, 'sitting.open', opening))
  })

  it('opens to a link in the reading room, not to one used elsewhere, whatever the headers say of the address', async () => {
    const link = await trial.link(request)
    for (const headers of claims('192.168.50.7')) {
      const outside = trial.browser()
      const back = await outside.wayBack(cast.owner, `/room/open/${link}`)
      const { response, text } = await outside.go(back, { headers })
      expect(response.status).toBe(403)
      expect(text).toContain('档案室')
      expect(text).not.toContain(highlySecret.title)
    }
    const { response } = await inRoom().signIn(cast.owner, `/room/open/${link}`)
    expect(response.status).toBe(303)
  })

  it('shows each page in the room only: who walks out sees no more', async () => {
    const reader = inRoom()
    await reader.signIn(cast.owner, `/room/open/${await trial.link(request)}`)
    expect((await reader.page(1)).response.status).toBe(200)
    reader.cookies.delete('workspace_place')
    for (const headers of claims('192.168.50.7')) {
      expect((await reader.page(2, { headers })).response.status).toBe(403)
      const frame = await reader.go('/room/read/2', { headers })
      expect(frame.response.status).toBe(403)
      expect(frame.text).not.toContain(highlySecret.title)
    }
    reader.sitInReadingRoom()
    expect((await reader.page(2)).response.status).toBe(200)
  })

  it('ends between two pages when the archivist closes the room, or when its time is up', async () => {
    const reader = inRoom()
    await reader.signIn(cast.owner, `/room/open/${await trial.link(request)}`)
    expect((await reader.page(1)).response.status).toBe(200)
    expect((await trial.run(cast.outsider, 'sitting.close', { requestId: request.id })).kind).toBe(
      'refused',
    )
    await must(trial.run(cast.archivist, 'sitting.close', { requestId: request.id }))
    expect((await reader.page(2)).response.status).toBe(403)

    const again = await trial.lend(highlySecret)
    const opening = { requestId: again.id, minutes: '30' }
    await must(trial.run(cast.archivist, 'sitting.open', opening))
    const second = inRoom()
    await second.signIn(cast.owner, `/room/open/${await trial.link(again)}`)
    expect((await second.page(1)).response.status).toBe(200)
    await trial.house.forward(minutes(30))
    expect((await second.page(2)).response.status).toBe(403)
  })
})

/** Headers by which somebody may say where they sit. */
const claims = (address: string): Record<string, string>[] => [
  { 'x-forwarded-for': address },
  { 'x-real-ip': address },
  { forwarded: `for=${address}` },
  { 'cf-connecting-ip': address, 'true-client-ip': address, 'x-client-ip': address },
]

async function setRole(user: string, role: Role): Promise<void> {
  await must(
    trial.run(cast.administrator, 'member.save', {
      identity: `slack#${trial.by(user).workspace}#${user}`,
      name: '黄伟',
      roles: [role],
      departmentId: '销售一部',
      active: 'yes',
    }),
  )
}
