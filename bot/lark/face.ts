import type { Drafts } from '../../shared/commands/drafts.ts'
import type { Inbox } from '../../shared/commands/inbox.ts'
import type { Messenger } from '../../shared/commands/messenger.ts'
import type { Suggest } from '../../shared/commands/suggesting.ts'
import type { House } from '../../shared/commands/turn.ts'

/** Writes one line: ids and codes only. */
export type Log = (
  what: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void

/** Our app as it is installed in one tenant of Feishu or Lark. */
export interface Installation {
  appId: string
  appSecret: string
  tenantKey: string
  /** The bot's own `ou_…`: a mention of it is a word to us. */
  botOpenId: string
  /** `https://open.feishu.cn`, `https://open.larksuite.com`, or a loopback address. */
  domain: string
  verificationToken: string
  /** Several while a key is being replaced. */
  encryptKeys: readonly string[]
  /** Where deliveries come in; `/lark` if not said. */
  path?: string | undefined
}

/** What the Lark face stands on. */
export interface Face {
  house: House
  installation: Installation
  inbox: Inbox
  drafts: Drafts
  messenger: Messenger
  suggest: Suggest
  now(): number
  reference(): string
  log: Log
}
