import * as z from 'zod'
import type { Block } from '../block-kit/blocks.ts'
import { readBlocks } from '../block-kit/view.ts'
import { Refusal } from '../refusal.ts'
import { Metadata } from '../world/message.ts'
import { flag, packed } from './arguments.ts'
import { refusalOf } from './method.ts'

/** What a message can say. */
export const content = {
  text: z.string().optional(),
  blocks: packed(z.unknown()).optional(),
  metadata: packed(Metadata).optional(),
  mrkdwn: flag.optional(),
  parse: z.enum(['full', 'none']).optional(),
  link_names: flag.optional(),
}

/** Slack cuts messages off above this. */
const longestText = 40_000

/** The blocks given, read strictly. */
export const blocksFrom = (raw: unknown): Block[] | undefined => {
  if (raw === undefined) return undefined
  const read = readBlocks(raw)
  if ('complaints' in read) throw refusalOf(read.complaints, ['blocks'])
  return read.blocks
}

/** Text that Slack does not cut off. */
export const fitting = (text: string) => {
  if (text.length > longestText) throw new Refusal('msg_too_long')
  return text
}

/** Text and blocks of a message that must say something. */
export const spoken = (given: { text?: string | undefined; blocks?: unknown }) => {
  const blocks = blocksFrom(given.blocks)
  const text = given.text ?? ''
  if (text.trim() === '' && !blocks?.length) throw new Refusal('no_text')
  return { text: fitting(text), ...(blocks?.length ? { blocks } : {}) }
}
