import type { ChatIdentity } from '../records/person.ts'

/** By which of their accounts a person is named to somebody: the one in the same chat, if there is one. */
export const accountFor = (
  { chat, workspace }: Pick<ChatIdentity, 'chat' | 'workspace'>,
  accounts: readonly string[],
): string | undefined =>
  accounts.find((account) => account.startsWith(`${chat}#${workspace}#`)) ??
  accounts.find((account) => account.startsWith(`${chat}#`)) ??
  accounts[0]
