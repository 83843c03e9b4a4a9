import type { HttpFunction } from '../../lambdas/aws/http.ts'
import type { MakeFunctions } from '../functions.ts'
import { startGuards } from './permissions/guards.ts'
import type { Watch } from './permissions/watch.ts'
import { type Lambda, lambdaOf } from './process/lambda.ts'
import { startSecrets } from './secrets.ts'
import { readAssembly } from './template/assembly.ts'
import { type DeployedFunction, functionsIn } from './template/deployed-functions.ts'
import { resolverFor } from './template/intrinsics.ts'
import { localPlace } from './template/local-place.ts'
import { toldOf } from './told.ts'
import { readerOf, workerOf } from './woken.ts'

/** A line that a function wrote. */
export interface LogLine {
  name: string
  line: string
}

/**
 * Runs the functions as they would be deployed from a folder that `cdk synth` filled: each in processes of its own, and
 * before everything of AWS's a guard that lets it do what its role may.
 */
export function functionsFromBundles(
  folder: string,
  options: {
    log?: (line: LogLine) => void
    watch?: Watch
    /** Is told of every function when it can be called. */
    started?: (name: string, lambda: Lambda) => void
  } = {},
): MakeFunctions {
  const { log = () => undefined, watch, started = () => undefined } = options
  return async (settings, now) => {
    const assembly = await readAssembly(folder)
    const secrets = await startSecrets(settings)
    const guards = await startGuards({ ...settings, SECRETS_ENDPOINT: secrets.endpoint }, watch)
    const place = localPlace({ ...settings, ...guards.endpoints }, settings)
    const resolve = resolverFor(assembly, place)
    const deployed = new Map(functionsIn(assembly, resolve).map((it) => [it.name, it]))
    guards.enforce(assembly, resolve, [...deployed.values()])

    const running = new Map<string, Lambda>()
    for (const [name, it] of deployed) {
      const code = { ...it, environment: toldOf(it, settings, guards.endpoints) }
      const ahead = () => now() - Date.now()
      const lambda = lambdaOf(code, { ahead, log: (line) => log({ name, line }) })
      running.set(name, lambda)
      started(name, lambda)
    }
    // A chat waits three seconds, and on a small machine all would start at once.
    for (const door of ['slack', 'lark', 'reading-room']) await one(running, door).warm()
    const http =
      (name: string): HttpFunction =>
      async (event) =>
        (await one(running, name).invoke(event)) as Awaited<ReturnType<HttpFunction>>
    const woken = (name: string) => ({
      source: sourceOf(one(deployed, name)),
      lambda: one(running, name),
    })
    return {
      slack: http('slack'),
      lark: http('lark'),
      room: http('reading-room'),
      readers: { shelves: readerOf(woken('shelves')), outbox: readerOf(woken('outbox')) },
      workers: {
        notify: workerOf(woken('notify')),
        inbox: workerOf(woken('inbox')),
        documents: workerOf(woken('documents')),
      },
      verdict: async (event) => {
        if (!one(deployed, 'verdict').isCalledFor(event)) return
        await one(running, 'verdict').invoke(event)
      },
      clock: async () => {
        await one(running, 'clock').invoke({})
      },
      close: async () => {
        await Promise.all([...running.values()].map((each) => each.close()))
        await guards.close()
        await secrets.close()
      },
    }
  }
}

function one<T>(of: ReadonlyMap<string, T>, name: string): T {
  const found = of.get(name)
  if (!found) throw new Error(`the stacks make no function ${name}`)
  return found
}

function sourceOf({ name, wokenBy }: DeployedFunction) {
  const [source, ...more] = wokenBy
  if (!source || more.length > 0) throw new Error(`${name} is woken by ${wokenBy.length} sources`)
  return source
}
