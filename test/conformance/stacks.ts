import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { freshFolder, root, run } from './kept.ts'
import { MOTO, motoPython, startMoto } from './moto.ts'
import { checked, type Part } from './part.ts'

const Told = z.object({
  assets: z.int(),
  stacks: z.array(
    z.object({
      name: z.string(),
      failed: z.string().nullable(),
      leftOut: z.array(z.string()),
      resources: z.array(
        z.object({
          logical: z.string(),
          type: z.string(),
          isAsked: z.boolean(),
          physical: z.string().nullable(),
        }),
      ),
    }),
  ),
  found: z.object({
    tables: z.array(z.record(z.string(), z.unknown())),
    buckets: z.array(z.object({ versions: z.string().nullable() })),
    roles: z.array(z.object({ name: z.string(), policies: z.int() })),
    functions: z.array(
      z.object({ runtime: z.string(), architectures: z.array(z.string()), size: z.int() }),
    ),
  }),
})
type Stack = z.infer<typeof Told>['stacks'][number]

const PROGRAM = fileURLToPath(new URL('create-stacks.py', import.meta.url))
const CONTEXT = ['chats=slack,lark', 'readingRoomRanges=203.0.113.0/24'].flatMap((it) => ['-c', it])

/** The synthesised stacks, created with their assets by a CloudFormation that others wrote. */
export const stacks: Part = {
  name: 'stacks',
  against: `the CloudFormation of ${MOTO}`,
  compare: async () => {
    const folder = await freshFolder('cdk.out')
    const cdk = join(root, 'node_modules/.bin/cdk')
    await run(cdk, ['synth', '--quiet', '--no-notices', '--output', folder, ...CONTEXT], {
      cwd: root,
    })
    const server = await startMoto()
    try {
      const { stdout } = await run(await motoPython(), [PROGRAM, server.endpoint, folder])
      const { assets, stacks, found } = Told.parse(JSON.parse(stdout))
      const outcome = await checked([
        ['there are assets', () => ok(assets > 0)],
        ...stacks.map(
          (stack) => [`${stack.name} is created`, () => strictEqual(wrongWith(stack), '')] as const,
        ),
        [
          'the table has a stream with both images and cannot be deleted',
          () =>
            deepStrictEqual(
              found.tables.map((table) => [table['stream'], table['protected']]),
              [['NEW_AND_OLD_IMAGES', true]],
            ),
        ],
        [
          'every role has a policy',
          () =>
            deepStrictEqual(
              found.roles.filter(({ policies }) => policies === 0),
              [],
            ),
        ],
        [
          'every function runs on Node 24 and has its code',
          () =>
            deepStrictEqual(
              found.functions.filter(({ runtime, size }) => runtime !== 'nodejs24.x' || size === 0),
              [],
            ),
        ],
      ])
      return {
        ...outcome,
        apart: [
          ...stacks.flatMap(({ name, leftOut }) =>
            leftOut.map((why) => ({ what: `${name} as a whole`, why })),
          ),
          {
            what: 'the layer and the permissions of the functions',
            why: 'moto takes them and lists them among the resources of no stack',
          },
          {
            what: 'the past and the expiry of the table, the versions of the buckets',
            why: 'moto takes them from no template: it tells the default',
          },
        ],
        seen: [
          `${assets} assets uploaded`,
          `moto tells of the table: ${JSON.stringify(found.tables)}`,
          `moto tells of the buckets: ${JSON.stringify(found.buckets)}`,
          ...stacks.flatMap(createdIn),
        ],
      }
    } finally {
      await server.end()
    }
  },
}

/** Types that moto creates and then lists under no name. */
const UNLISTED = new Set(['AWS::Lambda::LayerVersion', 'AWS::Lambda::Permission'])

/** Why a stack is not there with all that moto was asked for; nothing when it is. */
const wrongWith = ({ failed, resources }: Stack): string =>
  failed ??
  resources
    .filter(({ isAsked, physical, type }) => isAsked && physical === null && !UNLISTED.has(type))
    .map(({ logical, type }) => `${type} ${logical} was not created`)
    .join('; ')

/** How many of each type were created. */
const createdIn = ({ name, resources }: Stack): string[] =>
  [...new Set(resources.map(({ type }) => type))].map((type) => {
    const some = resources.filter((one) => one.type === type)
    const created = some.filter(({ physical }) => physical !== null).length
    return `${name}: ${created} of ${some.length} ${type}`
  })
