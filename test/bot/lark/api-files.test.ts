import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LarkMessenger } from '../../../bot/lark/face.ts'
import { larkMessenger } from '../../../bot/lark/messenger.ts'
import { AttachmentGone, AttachmentTooLarge, ChatAway } from '../../../shared/commands/messenger.ts'
import type { Attachment } from '../../../shared/records/document.ts'
import { type OpenApi, refused, startOpenApi, TENANT } from './open-api.ts'

const SCAN = new TextEncoder().encode('%PDF-1.7 营业执照')
const KEY = 'file_v3_00t1_0a1b2c3d-0000-4000-8000-000000000001'

let lark: OpenApi
let messenger: LarkMessenger
beforeAll(async () => {
  lark = await startOpenApi()
  messenger = larkMessenger(lark.installation, () => undefined)
})
afterAll(() => lark.close())
beforeEach(() => lark.clear())

const attachment = (fileId: string): Attachment => ({
  chat: 'lark',
  workspace: TENANT,
  fileId,
  name: '营业执照.pdf',
  size: 0,
})

async function bytesOf({ bytes }: { bytes: AsyncIterable<Uint8Array> }): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

describe('a file shared in Lark', () => {
  it('is fetched through the message that it stands in, with its true size', async () => {
    const headers = { 'content-length': String(SCAN.length) }
    lark.say(`/om_file/resources/${KEY}`, { bytes: SCAN, headers })
    const fetched = await messenger.fetch(attachment(`om_file/file/${KEY}`))
    expect(fetched.size).toBe(SCAN.length)
    expect(await bytesOf(fetched)).toBe('%PDF-1.7 营业执照')
    expect(lark.calls.at(-1)?.query).toEqual({ type: 'file' })
  })

  it('that is a picture is asked for as one', async () => {
    lark.say('/resources/img_v3_02ab', { bytes: SCAN })
    await bytesOf(await messenger.fetch(attachment('om_img/image/img_v3_02ab')))
    expect(lark.calls.at(-1)).toMatchObject({
      call: 'GET /open-apis/im/v1/messages/om_img/resources/img_v3_02ab',
      query: { type: 'image' },
    })
  })

  it.each([
    [234003, 'it is not of that message'],
    [234004, 'we are not in the chat any more'],
    [234005, 'it was deleted'],
    [234043, 'it is in a forwarded bundle'],
    [230002, 'we were put out of the group'],
  ])('is gone when Lark says %s: %s', async (code) => {
    lark.say(`/${KEY}`, refused(code))
    await expect(messenger.fetch(attachment(`om_file/file/${KEY}`))).rejects.toThrow(AttachmentGone)
  })

  it('is gone when nothing is there', async () => {
    await expect(messenger.fetch(attachment(`om_none/file/${KEY}`))).rejects.toMatchObject({
      code: '99991005',
    })
    lark.say(`/${KEY}`, { status: 404, body: 'not found' })
    await expect(messenger.fetch(attachment(`om_file/file/${KEY}`))).rejects.toThrow(AttachmentGone)
  })

  it('of more than 100 MB is said to be too large', async () => {
    lark.say(`/${KEY}`, refused(234037))
    await expect(messenger.fetch(attachment(`om_file/file/${KEY}`))).rejects.toThrow(
      AttachmentTooLarge,
    )
  })

  it('that breaks off half way, or cannot be had at the moment, is asked for again', async () => {
    lark.say(`/${KEY}`, { bytes: SCAN, headers: { 'content-length': '99999' }, hang: true })
    const fetched = await messenger.fetch(attachment(`om_file/file/${KEY}`))
    expect(fetched.size).toBe(99_999)
    await expect(bytesOf(fetched)).rejects.toThrow(ChatAway)
    lark.say(`/${KEY}`, refused(99991400, 429, { 'x-ogw-ratelimit-reset': '4' }))
    await expect(messenger.fetch(attachment(`om_file/file/${KEY}`))).rejects.toMatchObject({
      retryAfter: 4,
    })
  })

  it('is asked for by ids alone: nothing else leads anywhere', async () => {
    const forged = [
      `../../../contact/v3/users/file/${KEY}`,
      'om_file/file/..',
      'om_file/video/key',
      `om_file/file/${KEY}?type=image`,
      'om_file',
      '',
    ]
    for (const fileId of forged) {
      await expect(messenger.fetch(attachment(fileId))).rejects.toThrow(AttachmentGone)
    }
    expect(lark.calls).toEqual([])
  })
})
