import type { ChatIdentity } from '../../shared/records/person.ts'

/** Sign-in with one chat: who sits in front of a browser. */
export interface SignIn {
  /** Where the browser is sent. */
  start(state: string, nonce: string): string
  /** The person behind a code; none when it is not one of ours, stale, or of another company. */
  finish(code: string, nonce: string): Promise<ChatIdentity | undefined>
}
