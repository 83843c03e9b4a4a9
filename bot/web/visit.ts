import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Activity } from '../../shared/commands/activity.ts'
import type { Kernel } from '../../shared/commands/execute.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import type { SignIn } from '../gateway/sign-in.ts'

/** The chats that the house is installed in, each with its sign-in. */
export type SignIns = Partial<Record<Chat, SignIn>>

/** What the reading room needs from the world. */
export interface Room {
  kernel: Kernel
  activityNamed(name: string): Activity
  /** How people sign in, by the chat they sign in with. */
  signIn: SignIns
  pageImage(document: { id: string; sha256: string }, page: number): Promise<Uint8Array>
  watermark(
    jpeg: Uint8Array,
    lines: { reader: string; time: string; request: string },
  ): Promise<Uint8Array>
  isInReadingRoom(address: string): boolean
  now(): number
  /** Logs what broke, and gives the number under which it stands there. */
  broke(error: unknown): string
}

/** One request to the reading room. */
export interface Visit {
  event: APIGatewayProxyEventV2
  room: Room
  locale: Locale
  inReadingRoom: boolean
}
