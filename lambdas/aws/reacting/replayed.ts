import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type Parked, takeParked } from './parked.ts'

/** An entry by which an administrator has parked work done again. */
const Retry = z.looseObject({
  sk: z.string().startsWith('ENTRY#'),
  answer: z.looseObject({ notice: z.literal('parked.retried'), id: z.string() }),
})

/** The reactor whose parked work an entry asks for: parked work bears its name first. */
export function reactorAsked(row: Record<string, unknown>): string | undefined {
  return Retry.safeParse(row).data?.answer.id.split('/')[0]
}

/** The parked work of this reactor that an entry asks for; none when it was done meanwhile. */
export async function askedAgain(
  reactor: { name: string },
  row: Record<string, unknown>,
  table: { client: DynamoDBDocumentClient; table: string },
): Promise<Parked | undefined> {
  const asked = Retry.safeParse(row)
  if (!asked.success) return undefined
  const parked = await takeParked(table, asked.data.answer.id)
  return parked?.reactor === reactor.name ? parked : undefined
}
