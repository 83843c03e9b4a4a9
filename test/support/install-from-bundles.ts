import type { HttpFunction } from '../../lambdas/aws/http.ts'
import { settingsFrom } from '../../lambdas/aws/settings.ts'
import { startGuards } from '../../local/deployed/permissions/guards.ts'
import type { Watch } from '../../local/deployed/permissions/watch.ts'
import { lambdaOf } from '../../local/deployed/process/lambda.ts'
import { readAssembly } from '../../local/deployed/template/assembly.ts'
import { functionsIn } from '../../local/deployed/template/deployed-functions.ts'
import { resolverFor } from '../../local/deployed/template/intrinsics.ts'
import { localPlace } from '../../local/deployed/template/local-place.ts'
import { toldOf } from '../../local/deployed/told.ts'
import { deployment } from './deployment.ts'
import type { InstallFunctions } from './install-stage.ts'

/** Nothing of an installation is there. */
const NOWHERE = { S3_ENDPOINT: 'http://127.0.0.1:1', SQS_ENDPOINT: 'http://127.0.0.1:1' }

/** The functions around an installation as they are uploaded: each in a process of its own, with the rights of its role and no others. */
export const fromBundles =
  (watch: Watch, log: (line: string) => void) =>
  async (environment: NodeJS.ProcessEnv, now: () => number): Promise<InstallFunctions> => {
    const settings = settingsFrom({ ...environment, ...NOWHERE })
    const guards = await startGuards(settings, watch)
    const assembly = await readAssembly(await deployment())
    const resolve = resolverFor(assembly, localPlace({ ...settings, ...guards.endpoints }, {}))
    const deployed = functionsIn(assembly, resolve)
    guards.enforce(assembly, resolve, deployed)
    const running = ['slack', 'install', 'rotate'].map((name) => {
      const found = deployed.find((it) => it.name === name)
      if (!found) throw new Error(`the stacks make no function ${name}`)
      const { SLACK_INSTALL_URL } = settings
      const told = { ...toldOf(found, settings, guards.endpoints), SLACK_INSTALL_URL }
      return lambdaOf({ ...found, environment: told }, { ahead: () => now() - Date.now(), log })
    })
    const [slack, install, rotate] = running
    const http =
      (lambda = slack): HttpFunction =>
      async (event) =>
        (await lambda?.invoke(event)) as Awaited<ReturnType<HttpFunction>>
    return {
      slack: http(slack),
      install: http(install),
      rotation: () => async () => rotate?.invoke({}),
      close: async () => {
        await Promise.all(running.map((each) => each.close()))
        await guards.close()
      },
    }
  }
