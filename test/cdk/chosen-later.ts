import type { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { houseOnAws } from './house-on-aws.ts'

const ALL = ['data', 'chat', 'reactors', 'watch'] as const
type Which = (typeof ALL)[number]

describe('what is chosen otherwise later', () => {
  const certificateArn = 'arn:aws:acm:eu-central-1:111122223333:certificate/1'
  const domain = { domainName: 'archive.example.com', certificateArn }
  const scannerRoleArn = 'arn:aws:iam::111122223333:role/scanner'
  const stream =
    'arn:aws:dynamodb:eu-central-1:111122223333:table/anjuan-restored/stream/2026-11-27T08:00:00.000'

  test.each([
    ['a domain of the company’s own', {}, domain],
    ['another address of the reading room', {}, { readingRoomUrl: 'https://a.example.com/room/' }],
    ['both', {}, { ...domain, readingRoomUrl: 'https://a.example.com/room/' }],
    ['no domain any more', domain, {}],
    ['a chat more', { chats: 'slack' }, { chats: 'slack,lark' }],
    ['a scanner of the company’s own', {}, { malwareScan: 'own', scannerRoleArn }],
    ['a scan where there was none', { malwareScan: 'none' }, {}],
    ['a restored table', {}, { table: 'anjuan-restored', tableStreamArn: stream }],
    ['more memory', {}, { documentsMemory: '4096' }],
  ])('is deployed with all stacks at once: %s', (_, before, after) => {
    expect(refused(before, after, ALL)).toEqual([])
  })

  test.each<[string, Record<string, string>, Record<string, string>, Which[]]>([
    ['no scan any more', {}, { malwareScan: 'none' }, ['watch']],
    ...['slack', 'lark'].map(
      (chats): [string, Record<string, string>, Record<string, string>, Which[]] => [
        `${chats} alone`,
        { chats: 'slack,lark' },
        { chats },
        ['watch', 'reactors', 'chat'],
      ],
    ),
  ])('is told first to those who watch what falls away: %s', (_, before, after, first) => {
    expect(refused(before, after, ALL)).not.toEqual([])
    expect(refused(before, after, [...first, ...ALL])).toEqual([])
  })
})

/** What CloudFormation would say, when a house as it was is deployed anew, stack by stack in this order. */
function refused(
  before: Record<string, string>,
  after: Record<string, string>,
  order: readonly Which[],
): string[] {
  const [was, becomes] = [tradesOf(before), tradesOf(after)]
  const now = { ...was }
  return order.flatMap((which) => {
    now[which] = becomes[which]
    const offered = new Set(ALL.flatMap((each) => now[each].exports))
    return ALL.flatMap((each) =>
      now[each].imports
        .filter((name) => !offered.has(name))
        .map((name) => `${which}: ${each} imports ${name}`),
    )
  })
}

const known = new Map<string, Record<Which, Trade>>()

function tradesOf(said: Record<string, string>): Record<Which, Trade> {
  const key = JSON.stringify(said)
  const trades = known.get(key) ?? tradesIn(said)
  known.set(key, trades)
  return trades
}

function tradesIn(said: Record<string, string>): Record<Which, Trade> {
  const { data, chat, reactors, watch } = houseOnAws(said)
  return {
    data: tradeOf(data),
    chat: tradeOf(chat),
    reactors: tradeOf(reactors),
    watch: tradeOf(watch),
  }
}

const Exported = z.looseObject({ Export: z.object({ Name: z.string() }).optional() })

/** What a stack lends to others, and borrows of them. */
interface Trade {
  exports: string[]
  imports: string[]
}

function tradeOf(stack: Stack): Trade {
  const template = Template.fromStack(stack)
  const outputs = Object.values(template.findOutputs('*')).map((it) => Exported.parse(it))
  const text = JSON.stringify(template.toJSON())
  return {
    exports: outputs.flatMap((it) => it.Export?.Name ?? []),
    imports: [...text.matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => String(name)),
  }
}
