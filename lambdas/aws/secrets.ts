import * as z from 'zod'
import type { Log } from '../../shared/commands/log.ts'
import { jsonIn } from './json-in.ts'
import { type SecretStore, SecretUnreachable } from './secret-store.ts'

/** Fields of an environment that stand in secrets instead. */
export type Fields = Readonly<Record<string, string>>

const some = z.string().min(1)
const maybe = z.string().optional()

/** What each secret may tell, by the name in the environment that says which one it is. Nothing else in it is heard. */
const TELLS = {
  SLACK_SECRET: z.object({
    SLACK_APP_ID: some,
    SLACK_SIGNING_SECRET: some,
    SLACK_CLIENT_ID: some,
    SLACK_CLIENT_SECRET: some,
    /** Where only one workspace is to install it; else the first one that does. */
    SLACK_TEAM_ID: maybe,
  }),
  /** What it takes to call Slack. Empty until the app is installed; by hand a token without an end is put here too. */
  SLACK_INSTALLATION_SECRET: z.object({
    SLACK_APP_ID: maybe,
    SLACK_TEAM_ID: maybe,
    SLACK_BOT_TOKEN: maybe,
    SLACK_BOT_USER_ID: maybe,
    SLACK_BOT_ID: maybe,
  }),
  /** What it takes to call Lark. */
  LARK_SECRET: z.object({
    LARK_APP_ID: some,
    LARK_APP_SECRET: some,
    LARK_TENANT_KEY: some,
    LARK_BOT_OPEN_ID: some,
  }),
  /** What tells Lark's deliveries from anybody else's. */
  LARK_DOOR_SECRET: z.object({
    LARK_VERIFICATION_TOKEN: some,
    LARK_ENCRYPT_KEY: some,
  }),
} as const
type Name = keyof typeof TELLS
const NAMES = Object.keys(TELLS) as Name[]

/** As long as what was read is believed. */
const FRESH = 5 * 60_000

/** Whoever doubts what was read has it read again at once, but not more often than this. */
const DOUBTED_EVERY = 10_000

/** What the secrets of an environment hold, kept for a while. */
export interface Secrets {
  /**
   * Their fields: read again after five minutes, and the last good ones if that fails.
   * @throws SecretUnreachable before there are any; it is remembered for some seconds
   */
  fields(): Promise<Fields>
  /** Something did not fit: they are read again at once, if that was not done within the last seconds. */
  doubted(): Promise<Fields>
}

/** The secrets that an environment names; none where it names none, and everything stands in itself. */
export function secretsIn(
  environment: Readonly<Record<string, string | undefined>>,
  open: () => SecretStore,
  { now, log }: { now(): number; log: Log },
): Secrets | undefined {
  const told = NAMES.flatMap((name) => {
    const secret = environment[name]
    return secret ? [{ name, secret, last: undefined as Fields | undefined }] : []
  })
  if (told.length === 0) return undefined
  const store = open()
  let reading: Promise<Fields> | undefined
  let known: Fields | undefined
  let failed: { because: unknown } | undefined
  let readAt = Number.NEGATIVE_INFINITY

  const readOne = async (one: (typeof told)[number]): Promise<Fields> => {
    try {
      one.last = fieldsOf(one.name, one.secret, await store.read(one.secret))
    } catch (error) {
      if (!one.last) throw error
      log('a secret is away', { secret: one.secret, says: saysOf(error) })
    }
    return one.last
  }
  const readAll = async (): Promise<Fields> => {
    readAt = now()
    failed = undefined
    try {
      known = together(await Promise.all(told.map(readOne)))
      return known
    } catch (error) {
      readAt = now()
      failed = { because: error }
      throw error
    } finally {
      reading = undefined
    }
  }
  // A clock that was put back makes nothing young again.
  const olderThan = (milliseconds: number) => Math.abs(now() - readAt) >= milliseconds
  const read = async () => {
    // Whoever knocks at a door without secrets must not have them read by every knock: each reading is paid for.
    if (failed && !olderThan(DOUBTED_EVERY)) throw failed.because
    reading ??= readAll()
    return reading
  }
  return {
    fields: async () => (known && !olderThan(FRESH) ? known : read()),
    doubted: async () => (known && !olderThan(DOUBTED_EVERY) ? known : read()),
  }
}

/** All of them. An installation of another app than our own secret names, or in another workspace, is none. */
function together(secrets: Fields[]): Fields {
  const all = new Map<string, string>()
  for (const each of secrets.map((fields) => Object.entries(fields))) {
    if (each.some(([field, value]) => (all.get(field) ?? value) !== value)) continue
    for (const [field, value] of each) all.set(field, value)
  }
  return Object.fromEntries(all)
}

/** What one secret tells. @throws SecretUnreachable naming it and its fields, never what they hold */
function fieldsOf(name: Name, secret: string, found: { text: string } | undefined): Fields {
  const isInstallation = name === 'SLACK_INSTALLATION_SECRET'
  if (!found && !isInstallation) throw new SecretUnreachable(secret, 'there is no such secret')
  const parsed = TELLS[name].safeParse(jsonIn(found?.text || '{}'))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, code }) => [...path, code].join(' '))
    throw new SecretUnreachable(secret, wrong.join(', '))
  }
  const filled = Object.entries(parsed.data).filter(
    (field): field is [string, string] => !!field[1],
  )
  return Object.fromEntries(filled)
}

const saysOf = (error: unknown): string =>
  error instanceof SecretUnreachable ? error.message : 'unknown'
