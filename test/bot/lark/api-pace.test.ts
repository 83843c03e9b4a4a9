import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LarkMessenger } from '../../../bot/lark/face.ts'
import { larkMessenger } from '../../../bot/lark/messenger.ts'
import { paceOf } from '../../../bot/lark/pace.ts'
import { LIN, type OpenApi, SALES, sent, startOpenApi, TENANT } from './open-api.ts'

/** The most that started within any one second. */
const mostInASecond = (starts: readonly number[]): number =>
  Math.max(0, ...starts.map((from) => starts.filter((at) => at >= from && at < from + 1000).length))

/** Time that stands still until it is put forward. */
function stillTime() {
  let now = 0
  const waiting = new Set<{ until: number; go(): void }>()
  return {
    now: () => now,
    pause: (milliseconds: number) =>
      new Promise<void>((go) => {
        waiting.add({ until: now + milliseconds, go })
      }),
    pass: async (milliseconds: number) => {
      now += milliseconds
      for (const each of waiting) {
        if (each.until > now) continue
        waiting.delete(each)
        each.go()
      }
      await new Promise(setImmediate)
    },
  }
}

describe('the pace', () => {
  it('lets five calls a second reach one receiver, however they come and however long they take, and all in the end', async () => {
    const receivers = ['林晓雯', '销售']
    const calls = fc.array(
      fc.record({
        after: fc.constantFrom(0, 0, 0, 20, 400),
        receiver: fc.constantFrom(...receivers),
        underWay: fc.nat(900),
        answered: fc.nat(900),
        fails: fc.boolean(),
      }),
      { minLength: 20, maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(calls, async (all) => {
        const { now, pause, pass } = stillTime()
        const pace = paceOf(pause)
        const arrived = new Map<string, number[]>()
        const gone: Promise<unknown>[] = []
        for (const { after, receiver, underWay, answered, fails } of all) {
          await pass(after)
          const call = async () => {
            await pause(underWay)
            arrived.set(receiver, [...(arrived.get(receiver) ?? []), now()])
            await pause(answered)
            if (fails) throw new Error('refused')
          }
          gone.push(pace(receiver, call).catch((error: Error) => error.message))
        }
        for (let step = 0; step < 400; step++) await pass(100)
        expect(await Promise.all(gone)).toEqual(
          all.map(({ fails }) => (fails ? 'refused' : undefined)),
        )
        for (const receiver of receivers) {
          expect(mostInASecond(arrived.get(receiver) ?? [])).toBeLessThanOrEqual(5)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('keeps the order in which calls came, and makes nobody wait for another', async () => {
    const { pause, pass } = stillTime()
    const pace = paceOf(pause)
    const gone: string[] = []
    const call = (receiver: string, name: string) =>
      pace(receiver, async () => {
        gone.push(name)
      })
    const all = ['1', '2', '3', '4', '5', '6', '7'].map((name) => call('林晓雯', name))
    all.push(call('吴国栋', '吴国栋'))
    await pass(0)
    expect(gone).toEqual(['1', '2', '3', '4', '5', '吴国栋'])
    await pass(999)
    expect(gone).toHaveLength(6)
    await pass(1)
    expect(gone.slice(-2)).toEqual(['6', '7'])
    await Promise.all(all)
  })
})

describe('what Lark is sent', () => {
  let lark: OpenApi
  let messenger: LarkMessenger
  beforeAll(async () => {
    lark = await startOpenApi()
    messenger = larkMessenger(lark.installation, () => undefined)
  })
  afterAll(() => lark.close())
  beforeEach(() => lark.clear())

  it('comes at five messages a second for one person or one group, from however many messengers', async () => {
    lark.say('/messages', sent())
    const another = larkMessenger(lark.installation, () => undefined)
    const identity = { chat: 'lark', workspace: TENANT, user: LIN } as const
    const place = { chat: 'lark', workspace: TENANT, channel: SALES } as const
    await Promise.all(
      Array.from({ length: 7 }, (_, at) => [
        messenger.post({ identity }, { title: '待您审批' }, `a${at}`),
        another.post({ identity }, { title: '今日待办' }, `b${at}`),
        messenger.post({ place }, { title: '拜访记录' }, `c${at}`),
      ]).flat(),
    )
    const starts = (receiver: string) =>
      lark.calls.filter(({ body }) => body['receive_id'] === receiver).map(({ at }) => at)
    expect(starts(LIN)).toHaveLength(14)
    expect(starts(SALES)).toHaveLength(7)
    expect(mostInASecond(starts(LIN))).toBeLessThanOrEqual(5)
    expect(mostInASecond(starts(SALES))).toBeLessThanOrEqual(5)
  })

  it('changes one message five times a second at most', async () => {
    lark.say('/om_card', { body: { code: 0 } })
    const posted = { chat: 'lark', workspace: TENANT, channel: SALES, ts: 'om_card' } as const
    await Promise.all(
      Array.from({ length: 7 }, (_, at) => messenger.update(posted, { title: `第 ${at} 次` })),
    )
    const starts = lark.calls.map(({ at }) => at)
    expect(starts).toHaveLength(7)
    expect(mostInASecond(starts)).toBeLessThanOrEqual(5)
  })
})
