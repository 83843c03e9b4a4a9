import * as z from 'zod'
import { consoleLog } from './log.ts'
import { type SecretStore, secretStore } from './secret-store.ts'
import { type Fields, secretsIn } from './secrets.ts'
import { type Settings, settingsFrom } from './settings.ts'

/** Makes a function of the house from its settings and a clock. */
export type Make<F> = (settings: Settings, now: () => number) => F

type Environment = NodeJS.ProcessEnv

/**
 * The handler of a Lambda, made once while it starts, when there is processor time to spare.
 * Imported anywhere else nothing is made: one machine makes its own, with its own settings and clock.
 */
export function onLambda<F extends (...args: never[]) => unknown>(make: Make<F>): F {
  if (process.env['AWS_LAMBDA_FUNCTION_NAME']) return madeFrom(make, process.env, Date.now)
  return (() => {
    throw new Error('this handler is made on Lambda; elsewhere call its maker')
  }) as unknown as F
}

/** Makes a function from an environment. Where that names secrets, they are read while the module loads, and whenever they may have changed. */
export function madeFrom<F extends (...args: never[]) => unknown>(
  make: Make<F>,
  environment: Environment,
  now: () => number,
  open = storeIn,
): F {
  const secrets = secretsIn(environment, () => open(environment), { now, log: consoleLog })
  if (!secrets) return make(settingsFrom(environment), now)
  let made: { from: string; run: F } | undefined

  const current = async (reading: Promise<Fields>): Promise<F> => {
    const fields = await reading
    const from = JSON.stringify(fields)
    if (made?.from === from) return made.run
    try {
      made = { from, run: make(settingsFrom({ ...environment, ...fields }), now) }
    } catch (error) {
      // What was made of the last good secrets goes on; a start without any fails.
      if (!made) throw error
      consoleLog('the secrets do not fit', { error: error instanceof Error ? error.name : '' })
      made = { ...made, from }
    }
    return made.run
  }

  current(secrets.fields()).catch(() => undefined)
  const handler = async (...args: Parameters<F>) => {
    const run = await current(made ? secrets.fields() : secrets.doubted())
    const answer = await run(...args)
    if (!isUnverified(answer) && !hasFailed(answer)) return answer
    const again = await current(secrets.doubted())
    // What failed is brought again; a delivery that did not verify has only us.
    return again === run || hasFailed(answer) ? answer : again(...args)
  }
  return handler as unknown as F
}

const storeIn = (environment: Environment): SecretStore =>
  secretStore({
    region: environment['AWS_REGION'] ?? 'local',
    endpoint: environment['SECRETS_ENDPOINT'],
  })

/** A chat's delivery that does not verify is answered with 401 before anything is done about it. */
const isUnverified = (answer: unknown): boolean => Unverified.safeParse(answer).success
const Unverified = z.looseObject({ statusCode: z.literal(401) })

/** A batch that could not be done whole: perhaps because a token is none any more. */
const hasFailed = (answer: unknown): boolean => Failed.safeParse(answer).success
const Failed = z.looseObject({ batchItemFailures: z.array(z.unknown()).min(1) })
