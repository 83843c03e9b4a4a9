import type { Assembly } from '../template/assembly.ts'
import type { DeployedFunction } from '../template/deployed-functions.ts'
import type { Resolve } from '../template/intrinsics.ts'
import { type Guard, startGuard } from './guard.ts'
import { type Judgement, judge } from './judge.ts'
import { type Policies, policiesOf } from './policies.ts'
import type { Ask } from './policy.ts'
import { services } from './services.ts'
import type { Watch } from './watch.ts'

/** Guards before all services. */
export interface Guards {
  /** Where each service is reached through its guard. */
  endpoints: Readonly<Record<string, string>>
  /** From here on the policies of the stacks hold; until then nobody may do anything. */
  enforce(assembly: Assembly, resolve: Resolve, functions: readonly DeployedFunction[]): void
  close(): Promise<void>
}

/** Starts a guard before each service that the settings say the address of. */
export async function startGuards(
  settings: Readonly<Record<string, unknown>>,
  watch?: Watch,
): Promise<Guards> {
  let policies: Policies | undefined
  const roles = new Map<string, string>()
  const judged = (who: string, ask: Ask): Judgement => {
    const role = roles.get(who)
    const judgement: Judgement =
      policies && role
        ? judge(policies, role, ask)
        : { may: false, because: `nobody is known as ${who || 'nobody'}` }
    if (judgement.may) watch?.used(who, ask)
    else watch?.refused(judgement.because)
    return judgement
  }
  const accessKeyId = process.env['AWS_ACCESS_KEY_ID'] ?? ''
  const guards = new Map<string, Guard>()
  for (const [name, service] of Object.entries(services)) {
    const target = settings[name]
    if (typeof target !== 'string') throw new Error(`${name} is not set`)
    guards.set(name, await startGuard({ service, target, accessKeyId, judge: judged }))
  }
  return {
    endpoints: Object.fromEntries([...guards].map(([name, { endpoint }]) => [name, endpoint])),
    enforce: (assembly, resolve, functions) => {
      policies = policiesOf(assembly, resolve, functions)
      for (const { name, role } of functions) roles.set(name, role)
    },
    close: async () => {
      await Promise.all([...guards.values()].map((each) => each.close()))
    },
  }
}
