import type { Linking } from '../../records/linking.ts'
import type { ChatIdentity } from '../../records/person.ts'
import type { Chat } from '../../terms/chat.ts'

/** What is told of a person's accounts. */
export type LinkingNotice =
  /** `here`: the account that asks. */
  | { notice: 'account.list'; accounts: readonly ChatIdentity[]; here?: string }
  /** Kept: that a code was given. */
  | { notice: 'account.coded' }
  /** Said once, kept nowhere: the code itself. */
  | { notice: 'account.code'; code: string; lasts: number; chats: readonly Chat[] }
  /** To the account that sent a good code: the person is asked now. */
  | { notice: 'account.claimed'; account: ChatIdentity; lasts: number }
  /** To the person, at every account that is theirs. The card follows the linking. */
  | { notice: 'account.toConfirm'; linking: Linking }
  /** To the person, whose code others have seen. */
  | { notice: 'account.exposed' }
  | { notice: 'account.linked'; account: ChatIdentity; accounts: readonly ChatIdentity[] }
  /** To the person and the administrators: somebody sent a code that was not meant for them. */
  | { notice: 'account.disowned'; account: ChatIdentity; personName: string }
  | { notice: 'account.unlinked'; account: ChatIdentity; accounts: readonly ChatIdentity[] }

/** Why an account is not linked, or not unlinked. */
export type LinkingRefusal =
  /** It was decided, or its time is over. */
  | { code: 'account.over'; state: Linking['state'] }
  /** It is somebody's by now. */
  | { code: 'account.taken' }
  /** One account a chat: another is taken off first. */
  | { code: 'account.everyChat' }
  | { code: 'account.last' }
  /** A code from an account that is a member's already. */
  | { code: 'account.member' }
  /** A code said where others read along. */
  | { code: 'account.overheard' }
