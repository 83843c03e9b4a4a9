import type { Conversation } from './world/conversation.ts'

/** A person of the workspace. */
interface Person {
  id: string
  name: string
  title: string
  locale: 'zh-CN' | 'en-US'
}

/** The bot as it is installed in the workspace, with the secrets that both sides share. */
interface Bot {
  userId: string
  botId: string
  appId: string
  name: string
  token: string
  signingSecret: string
  clientId: string
  clientSecret: string
  /** Whether the tokens that an installation gives end after twelve hours. */
  rotates?: boolean
  /** Where sign-in may lead back to; a redirect must start with one of them. */
  redirectUrls: string[]
}

/** A slash command of the bot. */
export interface SlashCommand {
  command: string
  description: string
  usage_hint?: string
  /** Whether `@name` in the text becomes `<@U…|name>`. */
  should_escape?: boolean
}

/** A shortcut of the bot, on a message or anywhere. */
export interface Shortcut {
  name: string
  type: 'message' | 'global'
  callback_id: string
}

/** All that a workspace is made from. */
export interface WorkspaceOptions {
  /** Where the workspace is kept; in memory only when left out. */
  directory?: string
  port?: number
  team: { id: string; name: string }
  people: Person[]
  bot: Bot
  channels: Conversation[]
  commands: SlashCommand[]
  shortcuts: Shortcut[]
  /** Where the bot takes its deliveries. */
  botUrl: string | (() => string)
  /** Milliseconds before each repeat of an event; Slack's are 0, one minute, five minutes. */
  retryDelays?: number[]
  /** Milliseconds the bot has to answer; Slack's are 3000. */
  answerWithin?: number
  /** Milliseconds a trigger can be used; Slack's are 3000. */
  triggerLives?: number
  /** Where the Lark workspace of the same company is served. */
  beside?: () => string
  /** The clock under the trial's clock. */
  now?: () => number
}
