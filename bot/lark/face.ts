import type { Drafts } from '../../shared/commands/drafts.ts'
import type { Inbox } from '../../shared/commands/inbox.ts'
import type { Log } from '../../shared/commands/log.ts'
import type { Messenger, Posted, Recipient } from '../../shared/commands/messenger.ts'
import type { Suggest } from '../../shared/commands/suggesting.ts'
import type { House } from '../../shared/commands/turn.ts'
import type { CardJson } from './card-json.ts'

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

/** Sends what only Lark has, as the card that is a form. */
export interface Sender {
  /** Sends a card as it is drawn. The same uuid (at most 50 characters) sends it once. @throws as {@link Messenger.post} */
  send(to: Recipient, card: CardJson, uuid: string): Promise<Posted>
}

/** A messenger that can send drawn cards, too. */
export interface LarkMessenger extends Messenger, Sender {}

/** What the Lark face stands on. */
export interface Face {
  house: House
  installation: Installation
  inbox: Inbox
  drafts: Drafts
  messenger: LarkMessenger
  suggest: Suggest
  now(): number
  reference(): string
  log: Log
}
