import {
  GetResourcePolicyCommand,
  PolicyNotFoundException,
  PutResourcePolicyCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import type { Table } from '../rows.ts'
import { APPEND_ONLY } from './append-only.ts'
import { described } from './described.ts'

/**
 * Gives a table the policy of the one that it comes from, or where that is gone or has none, the house's own, by which
 * nobody deletes from a journal. It comes last: under it nothing could be handed again. Says whether the store knows of policies.
 */
export async function closeJournals(
  target: Table,
  like: TableDescription | undefined,
): Promise<boolean> {
  const [from, to] = [like?.TableArn, (await described(target))?.TableArn]
  if (!to) return false
  const copied = from ? (await policyOf(target, from))?.replaceAll(from, to) : undefined
  const asked = { ResourceArn: to, Policy: copied ?? JSON.stringify(APPEND_ONLY) }
  try {
    await target.client.send(new PutResourcePolicyCommand(asked))
    return true
  } catch (error) {
    if (isUnknown(error)) return false
    throw error
  }
}

async function policyOf({ client }: Table, ResourceArn: string) {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn }))
    return Policy
  } catch (error) {
    if (error instanceof PolicyNotFoundException || isUnknown(error)) return undefined
    throw error
  }
}

/** A store on one machine knows no policies. */
const isUnknown = (error: unknown): boolean =>
  error instanceof Error && error.name === 'UnknownOperationException'
