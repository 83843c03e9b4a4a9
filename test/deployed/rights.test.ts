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

/** Rights by which something is lost, and that no walk has needed yet, each with its reason. */
const KEPT: Readonly<Record<string, string>> = {
  ...forEach(['slack', 'lark'], 'dynamodb:DeleteItem', {
    'CLAIM#*':
      'a credit code or a resident number is corrected; a code that links an account is used up',
    'IDENTITY#*': 'an account is taken off somebody',
    'PROOF#*': 'who takes an account off has proven who they are for this alone',
  }),
  ...forEach(['inbox', 'notify', 'documents', 'shelves', 'outbox'], 'dynamodb:DeleteItem', {
    PARKED: 'parked work was done in the end',
  }),
  ...forEach(['inbox'], 'dynamodb:DeleteItem', {
    'CLAIM#*': 'a code that links an account is used up, or was said aloud',
  }),
  ...forEach(['clock'], 'dynamodb:DeleteItem', {
    'CLAIM#*': 'a scan that has no verdict after a day lets go of its bytes',
    OPEN: 'what came to nothing is forgotten',
  }),
  ...forEach(['install'], 'dynamodb:DeleteItem', { 'INSTALL#*': 'a link is of use once' }),
  ...forEach(['documents'], 's3:AbortMultipartUpload', {
    'arn:aws:s3:::anjuan/originals/*': 'a scan that broke off half-way leaves no pieces',
  }),
}

function forEach(who: string[], action: string, why: Record<string, string>) {
  const of = (it: string) =>
    Object.entries(why).map(([what, reason]) => [`${it} ${action} ${what}`, reason])
  return Object.fromEntries(who.flatMap(of))
}

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
    const idle = rights.filter((right) => !isNeeded(right, done))
    console.log(`${rights.length} rights, ${idle.length} of them idle:`)
    console.log(idle.map(textOf).join('\n'))
    const harmful = idle.filter(takesAway).map(textOf)
    expect(harmful.filter((it) => !(it in KEPT))).toEqual([])
    expect(Object.keys(KEPT).filter((it) => !harmful.includes(it))).toEqual([])
  },
)

/** By which something is lost, or which speaks of everything. */
const takesAway = ({ action, resource, partitions }: Right): boolean =>
  /:(Delete|Scan|BatchWrite|Abort)/.test(action) || (resource === '*' && partitions === '*')

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
