import { createHash } from 'node:crypto'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { type Answer, execute } from '../../shared/commands/execute.ts'
import { type ChatIdentity, identityId } from '../../shared/records/person.ts'
import type { LocalHouse } from '../house.ts'
import { openIdOf, team, tenant } from './people.ts'

/**
 * Somebody's account in Feishu becomes theirs as it does in the chats: a code asked for in Slack, sent from
 * Feishu, confirmed in Slack. Done already it is left alone; broken off, it begins again with another code.
 */
export async function linkAccounts(house: LocalHouse, user: string): Promise<void> {
  const slack: ChatIdentity = { chat: 'slack', workspace: team.id, user }
  const lark: ChatIdentity = { chat: 'lark', workspace: tenant.key, user: openIdOf(user) }
  const account = identityId(lark)
  if (await holderOf(house, 'identity', account)) return

  const did = (name: string) => `story:link:${user}:${name}:${house.now()}`
  const coded = await ask(house, did('code'), slack, 'account.code', {})
  if (coded.notice.notice !== 'account.code') throw new Error(`${user} was given no code`)
  const codeHash = createHash('sha256').update(coded.notice.code).digest('hex')
  const linkingId = await holderOf(house, 'linkCode', codeHash)
  await ask(house, did('claim'), { house: 'house' }, 'account.claim', { account, codeHash })
  await ask(house, did('confirm'), slack, 'account.confirm', { linkingId, account })
}

async function holderOf(house: LocalHouse, what: string, value: string) {
  const found = await house.kernel.store.open([{ kind: 'claim', id: `${what}#${value}` }])
  return found.holderOf(what, value)
}

async function ask(
  house: LocalHouse,
  id: string,
  by: ChatIdentity | { house: 'house' },
  name: string,
  args: object,
): Promise<Extract<Answer, { kind: 'done' }>> {
  const command = { id, name, by, at: house.now(), inReadingRoom: false, args }
  const answer = await execute(command, activityNamed(name), house.kernel)
  if (answer.kind !== 'done') throw new Error(`${name} was answered ${JSON.stringify(answer)}`)
  return answer
}
