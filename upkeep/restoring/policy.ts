import {
  GetResourcePolicyCommand,
  PolicyNotFoundException,
  PutResourcePolicyCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import type { Table } from '../rows.ts'
import { described } from './described.ts'

/**
 * Gives a table the policy of the one that it comes from, by which nobody deletes from a journal. It comes last:
 * under it nothing could be handed again. Says whether there was one.
 */
export async function copyPolicy(target: Table, like: TableDescription): Promise<boolean> {
  const [from, to] = [like.TableArn, (await described(target))?.TableArn]
  const Policy = await policyOf(target, from)
  if (!from || !to || !Policy) return false
  const copied = { ResourceArn: to, Policy: Policy.replaceAll(from, to) }
  await target.client.send(new PutResourcePolicyCommand(copied))
  return true
}

async function policyOf({ client }: Table, ResourceArn: string | undefined) {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn }))
    return Policy
  } catch (error) {
    if (error instanceof PolicyNotFoundException) return undefined
    // A store on one machine knows no policies.
    if (error instanceof Error && error.name === 'UnknownOperationException') return undefined
    throw error
  }
}
