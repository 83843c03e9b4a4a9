import * as z from 'zod'

/** What is told of a chat: nothing of it where the house is not installed there. */
const told = z.string().default('')

/** Our app as Slack knows it. */
const SLACK_APP = { SLACK_APP_ID: told }

/** The workspace; before it installs the app, the only one that may. */
const SLACK_TEAM = { SLACK_TEAM_ID: told }

/** What a workspace adds by installing it: by this we call Slack. */
const SLACK_BOT = { SLACK_BOT_TOKEN: told, SLACK_BOT_USER_ID: told, SLACK_BOT_ID: told }

/** What proves that a delivery is Slack's. Several, comma-separated, while one is being replaced. */
const SLACK_DOOR = { SLACK_SIGNING_SECRET: told }

/** By this people sign in with Slack, and our app is installed. */
const SLACK_SIGN_IN = { SLACK_CLIENT_ID: told, SLACK_CLIENT_SECRET: told }

/** By this we call Lark, and people sign in there. */
const LARK_APP = {
  LARK_APP_ID: told,
  LARK_APP_SECRET: told,
  LARK_TENANT_KEY: told,
  LARK_BOT_OPEN_ID: told,
}

/** What proves that a delivery is Lark's. */
const LARK_DOOR = {
  LARK_VERIFICATION_TOKEN: told,
  /** Several, comma-separated, while one is being replaced. */
  LARK_ENCRYPT_KEY: told,
}

/** Everything that a function may be told of the chats; each is told what it has need of. */
export const CHATS = {
  ...SLACK_APP,
  ...SLACK_TEAM,
  ...SLACK_BOT,
  ...SLACK_DOOR,
  ...SLACK_SIGN_IN,
  ...LARK_APP,
  ...LARK_DOOR,
}

/** What belongs together: whoever is told one of the first is told all of both. */
const SETS: readonly (readonly [object, object])[] = [
  [SLACK_BOT, { ...SLACK_APP, ...SLACK_TEAM }],
  [SLACK_DOOR, SLACK_APP],
  [SLACK_SIGN_IN, SLACK_APP],
  [LARK_APP, {}],
  [LARK_DOOR, LARK_APP],
]

/** What is missing of a set of which something is told: half of one is a mistake. */
export function missingIn(given: unknown): string[] {
  const settings = z.record(z.string(), z.unknown()).catch({}).parse(given)
  const isTold = (name: string) => Boolean(settings[name])
  const missing = SETS.flatMap(([own, more]) =>
    Object.keys(own).some(isTold)
      ? Object.keys({ ...own, ...more }).filter((it) => !isTold(it))
      : [],
  )
  return [...new Set(missing)]
}
