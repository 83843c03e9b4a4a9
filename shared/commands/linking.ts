import * as z from 'zod'
import { giveCode } from '../domain/linking/asking.ts'
import { claimAccount, exposeCode } from '../domain/linking/claiming.ts'
import { confirmAccount, disownAccount } from '../domain/linking/confirming.ts'
import { unlinkAccount } from '../domain/linking/unlinking.ts'
import { account } from '../forms/account.ts'
import { identityId } from '../records/person.ts'
import { linkCodeIn } from '../terms/link-code.ts'
import { activity } from './activity.ts'
import type { Entrance, Step } from './entrance.ts'

const company = { kind: 'head', id: 'company' } as const

const codeHash = z.string().regex(/^[0-9a-f]{64}$/)

const Asked = z.object({ linkingId: z.string().min(1), account })

/** Gives somebody a code, to be said once from their account in another chat. */
export const accountCode = activity({
  name: 'account.code',
  args: z.object({}),
  needs: () => [company],
  decide: (_, world, look) => giveCode(world, look),
})

/** Asked for by the house, for an account that it does not know. */
export const accountClaim = activity({
  name: 'account.claim',
  args: z.object({ account, codeHash }),
  needs: ({ account, codeHash }) => [
    { kind: 'claim', id: `identity#${account}` },
    { kind: 'claim', id: `linkCode#${codeHash}` },
    company,
  ],
  decide: claimAccount,
})

/** Asked for by the house, once it has heard a code where others read along. */
export const accountExpose = activity({
  name: 'account.expose',
  args: z.object({ codeHash }),
  needs: ({ codeHash }) => [{ kind: 'claim', id: `linkCode#${codeHash}` }, company],
  decide: exposeCode,
})

/** The code's person says that the account which sent it is theirs. */
export const accountConfirm = activity({
  name: 'account.confirm',
  args: Asked,
  needs: ({ linkingId, account }) => [
    { kind: 'linking', id: linkingId },
    { kind: 'claim', id: `identity#${account}` },
    company,
  ],
  decide: confirmAccount,
})

/** The code's person says that it is not. */
export const accountDisown = activity({
  name: 'account.disown',
  args: Asked,
  needs: ({ linkingId }) => [{ kind: 'linking', id: linkingId }, company],
  decide: disownAccount,
})

/** Takes one of their accounts off somebody. */
export const accountUnlink = activity({
  name: 'account.unlink',
  args: z.object({ account }),
  needs: () => [company],
  decide: unlinkAccount,
})

/**
 * `/link`, 关联: the asker's accounts, with the way to another. With a code, from an account that nobody has:
 * the one thing that the house does for an account that it does not know.
 */
export const linkEntrance: Entrance = {
  name: 'link',
  command: {
    name: '/link',
    hint: '[关联码 code]',
    says: { zh: '我的聊天账号，关联另一个', en: 'My chat accounts; link another' },
  },
  words: ['关联', 'link'],
  alone: { zh: '聊天账号', en: 'Chat accounts' },
  stranger: ({ text, by }, hash) => {
    const code = linkCodeIn(text)
    if (!code) return undefined
    const account = identityId(by)
    return {
      activity: accountClaim,
      args: { account, codeHash: hash(code) },
      otherwise: { code: 'person.unknown', account },
    }
  },
  exposed: ({ text }, hash) => {
    const code = linkCodeIn(text)
    return code === undefined
      ? undefined
      : {
          activity: accountExpose,
          args: { codeHash: hash(code) },
          otherwise: { code: 'account.overheard' },
        }
  },
  start: ({ text }, { actor, account: here }): Step =>
    linkCodeIn(text)
      ? { step: 'refused', refusal: { code: 'account.member' } }
      : {
          step: 'show',
          notice: {
            notice: 'account.list',
            accounts: actor.identities,
            ...(here ? { here } : {}),
          },
        },
}
