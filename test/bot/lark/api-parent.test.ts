import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clientOf } from '../../../bot/lark/client.ts'
import { parentOf } from '../../../bot/lark/parent.ts'
import { LIN, type OpenApi, refused, SALES, startOpenApi, TENANT } from './open-api.ts'

let lark: OpenApi
let parent: ReturnType<typeof parentOf>
beforeAll(async () => {
  lark = await startOpenApi()
  parent = parentOf(
    clientOf(lark.installation, () => undefined),
    lark.installation,
  )
})
afterAll(() => lark.close())
beforeEach(() => lark.clear())

const says = (msg_type: string, content: object, more: object = {}) => ({
  body: {
    code: 0,
    data: {
      items: [
        {
          message_id: 'om_parent',
          chat_id: SALES,
          create_time: '1795000000000',
          deleted: false,
          msg_type,
          body: { content: JSON.stringify(content) },
          ...more,
        },
      ],
    },
  },
})

describe('the message that somebody answers', () => {
  it('is read with its words and the names in it, our own left out', async () => {
    const mentions = [
      { key: '@_user_1', id: lark.installation.botOpenId, id_type: 'open_id', name: '案卷' },
      { key: '@_user_2', id: LIN, id_type: 'open_id', name: '林晓雯', tenant_key: TENANT },
    ]
    const text = '@_user_1 @_user_2 拜访凤竹，吴总要求三月前签约'
    lark.say('/om_parent', says('text', { text }, { mentions }))
    expect(await parent('om_parent')).toEqual({
      text: '@林晓雯 拜访凤竹，吴总要求三月前签约',
      attachments: [],
    })
    expect(lark.calls.at(-1)?.query).toEqual({ user_id_type: 'open_id' })
  })

  it('is read with the file that it is', async () => {
    const file = { file_key: 'file_v3_1', file_name: '销售合同.pdf' }
    lark.say('/om_parent', says('file', file))
    expect(await parent('om_parent')).toEqual({
      text: '',
      attachments: [
        {
          chat: 'lark',
          workspace: TENANT,
          fileId: 'om_parent/file/file_v3_1',
          name: '销售合同.pdf',
          size: 0,
        },
      ],
    })
  })

  it('is none when it is a card, was taken back, is hidden from us, or is no message at all', async () => {
    lark.say('/om_parent', says('interactive', { elements: [] }))
    expect(await parent('om_parent')).toBeUndefined()
    lark.say('/om_parent', says('text', { text: '' }, { deleted: true }))
    expect(await parent('om_parent')).toBeUndefined()
    for (const code of [230002, 230011, 230050, 230110]) {
      lark.say('/om_parent', refused(code))
      expect(await parent('om_parent')).toBeUndefined()
    }
    const before = lark.calls.length
    expect(await parent('../chats')).toBeUndefined()
    expect(lark.calls).toHaveLength(before)
  })

  it('is waited for while Lark is busy', async () => {
    lark.say('/om_parent', refused(99991400, 429))
    await expect(parent('om_parent')).rejects.toMatchObject({ retryAfter: 1 })
  })
})
