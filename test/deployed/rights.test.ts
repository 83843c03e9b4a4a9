import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { policiesOf } from '../../local/deployed/permissions/policies.ts'
import { isNeeded, type Right, rightsOf } from '../../local/deployed/permissions/rights.ts'
import { readAssembly } from '../../local/deployed/template/assembly.ts'
import { functionsIn } from '../../local/deployed/template/deployed-functions.ts'
import { resolverFor } from '../../local/deployed/template/intrinsics.ts'
import { localPlace } from '../../local/deployed/template/local-place.ts'
import { faces } from '../acceptance/seat.ts'
import { deployment } from '../support/deployment.ts'
import { endedWalks } from '../support/rights-done.ts'

/** Rights by which something is lost or put elsewhere, and that no walk has needed yet, each with its reason. */
const KEPT: Readonly<Record<string, string>> = {}

/** What AWS itself does in the name of a role: no request of ours shows it. */
const BY_AWS =
  /^(logs:|xray:|kms:|sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueue)|dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator))/

test.runIf(process.env['RIGHTS'])(
  'every right is needed in the story or in the walks, or is kept for a reason',
  {
    timeout: 900_000,
  },
  async ({ skip }) => {
    const done = await allWalks()
    if (!done) return skip('the story and the walks are not all part of this run')
    const rights = (await granted()).filter(({ action }) => !BY_AWS.test(action))
    const idle = rights.filter((right) => !isNeeded(right, done)).map(textOf)
    console.log(`${rights.length} rights, ${idle.length} of them idle:\n${idle.join('\n')}`)
    expect(idle.filter((it) => /Delete|Scan|BatchWrite|\*$/.test(it) && !(it in KEPT))).toEqual([])
    expect(Object.keys(KEPT).filter((it) => !idle.includes(it))).toEqual([])
  },
)

const textOf = ({ who, action, resource, partitions }: Right): string =>
  action.startsWith('dynamodb:') ? `${who} ${action} ${partitions}` : `${who} ${action} ${resource}`

async function granted(): Promise<Right[]> {
  const assembly = await readAssembly(await deployment())
  const place = localPlace({ TABLE: 'anjuan', BUCKET: 'anjuan', SQS_ENDPOINT: 'http://sqs' }, {})
  const resolve = resolverFor(assembly, place)
  const functions = functionsIn(assembly, resolve)
  return rightsOf(policiesOf(assembly, resolve, functions), functions)
}

/** What was done in all walks, once they have ended; none when some are not walked in this run. */
async function allWalks(): Promise<Right[] | undefined> {
  const root = join(import.meta.dirname, '..')
  const files = await readdir(join(root, 'acceptance'))
  const wanted = [
    ...faces.map((face) => `story/${face}.test.ts in ${face}`),
    ...files
      .filter((it) => it.endsWith('.test.ts'))
      .flatMap((it) => faces.map((face) => `acceptance/${it} in ${face}`)),
  ]
  for (let idleFor = 0, before = 0; ; idleFor++) {
    const ended = await endedWalks()
    if (wanted.every((it) => ended.has(it))) return wanted.flatMap((it) => ended.get(it) ?? [])
    // This file comes last; whoever is still under way needs a few minutes at most.
    if (ended.size > before) idleFor = 0
    if (ended.size === 0 || idleFor > 300) return undefined
    before = ended.size
    await pause(1000)
  }
}
