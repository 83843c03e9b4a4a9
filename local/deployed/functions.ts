import type { HttpFunction } from '../../lambdas/aws/http.ts'
import type { Settings } from '../../lambdas/aws/settings.ts'
import type { MakeFunctions } from '../functions.ts'
import { readAssembly } from './assembly.ts'
import { type DeployedFunction, functionsIn } from './deployed-functions.ts'
import { resolverFor } from './intrinsics.ts'
import { type Lambda, lambdaOf } from './lambda.ts'
import { localPlace } from './local-place.ts'
import { isStream, readerOf } from './reader.ts'

/** A line that a function wrote. */
export interface LogLine {
  name: string
  line: string
}

/** Runs the functions as they would be deployed from a folder that `cdk synth` filled, each in processes of its own. */
export function functionsFromBundles(
  folder: string,
  { log = () => undefined }: { log?: (line: LogLine) => void } = {},
): MakeFunctions {
  return async (settings, now) => {
    const assembly = await readAssembly(folder)
    const deployed = functionsIn(assembly, resolverFor(assembly, localPlace(settings)))
    const running = new Map<string, Lambda>()
    for (const it of deployed) {
      const code = { ...it, environment: environmentOf(it, settings) }
      const started = lambdaOf(code, {
        ahead: () => now() - Date.now(),
        log: (line) => log({ name: it.name, line }),
      })
      running.set(it.name, started)
    }
    const named = (name: string): Lambda => {
      const found = running.get(name)
      if (!found) throw new Error(`the stacks make no function ${name}`)
      return found
    }
    const http =
      (name: string): HttpFunction =>
      async (event) =>
        (await named(name).invoke(event)) as Awaited<ReturnType<HttpFunction>>
    return {
      slack: http('slack'),
      lark: http('lark'),
      room: http('reading-room'),
      readers: Object.fromEntries(
        deployed.flatMap(({ name, wokenBy }) =>
          wokenBy.filter(isStream).map((source) => [name, readerOf(source, named(name))]),
        ),
      ),
      clock: async () => {
        await named('clock').invoke({})
      },
      close: async () => {
        await Promise.all([...running.values()].map((each) => each.close()))
      },
    }
  }
}

/** What a function is told: what its template says, where AWS and the chats are on this machine, and who it is. */
function environmentOf(
  { name, environment }: DeployedFunction,
  settings: Settings,
): Record<string, string> {
  return {
    ...environment,
    ...saidAtDeployment(environment, settings),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_REGION: settings.AWS_REGION,
    AWS_ACCESS_KEY_ID: process.env['AWS_ACCESS_KEY_ID'] ?? '',
    AWS_SECRET_ACCESS_KEY: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    DYNAMODB_ENDPOINT: settings.DYNAMODB_ENDPOINT ?? '',
    S3_ENDPOINT: settings.S3_ENDPOINT ?? '',
    SLACK_API_URL: settings.SLACK_API_URL,
    SLACK_SIGN_IN_URL: settings.SLACK_SIGN_IN_URL,
    LARK_SIGN_IN_URL: settings.LARK_SIGN_IN_URL ?? '',
  }
}

/** What is given with `cdk deploy -c …`, for those who are told of it. */
function saidAtDeployment(
  environment: Readonly<Record<string, string>>,
  { READING_ROOM_URL, READING_ROOM_RANGES, LARK_DOMAIN }: Settings,
): Record<string, string> {
  const said = { READING_ROOM_URL, READING_ROOM_RANGES, LARK_DOMAIN }
  return Object.fromEntries(Object.entries(said).filter(([name]) => name in environment))
}
