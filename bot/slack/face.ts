import type { Inbox } from '../../shared/commands/inbox.ts'
import type { Log } from '../../shared/commands/log.ts'
import type { Suggest } from '../../shared/commands/suggesting.ts'
import type { House } from '../../shared/commands/turn.ts'

/** Our app as it is installed in one workspace. */
export interface Installation {
  app: string
  team: string
  botToken: string
  /** Several while a secret is being replaced. */
  signingSecrets: readonly string[]
  /** Another address for Slack's Web API, as `http://127.0.0.1:4100/api/`. */
  apiUrl?: string | undefined
  /** Where deliveries come in; `/slack` if not said. */
  path?: string | undefined
}

/** What the Slack face stands on. */
export interface Face {
  house: House
  installation: Installation
  inbox: Inbox
  /** Names for a type-ahead field (`forms/form.ts` has the lookups), as far as the asker may know of them. */
  suggest: Suggest
  now(): number
  reference(): string
  log: Log
}
