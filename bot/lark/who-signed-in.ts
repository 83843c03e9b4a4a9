import { withUserAccessToken } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import type { Log } from '../../shared/commands/log.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import { clientOf } from './client.ts'
import type { Installation } from './face.ts'

/** Our app, and where its people sign in. */
export interface SignInSettings {
  installation: Pick<Installation, 'appId' | 'appSecret' | 'domain' | 'tenantKey'>
  /** Where accounts are, as `https://accounts.feishu.cn`. */
  accounts: string
  redirectUri: string
  log: Log
}

const Somebody = z.looseObject({
  data: z.looseObject({ open_id: z.string().min(1), tenant_key: z.string().min(1) }),
})

/** Who signed in, as Lark tells our app for the code that their browser brought back. @throws when Lark tells nothing */
export async function whoSignedIn(
  code: string,
  codeVerifier: string,
  { installation, accounts, redirectUri, log }: SignInSettings,
): Promise<ChatIdentity> {
  const client = clientOf(installation, log, accounts)
  const { accessToken } = await client.accessToken.retrieveByAuthorizationCode({
    code,
    redirectUri,
    codeVerifier,
  })
  const told = await client.authen.userInfo.get({}, withUserAccessToken(accessToken))
  const { open_id: user, tenant_key: workspace } = Somebody.parse(told).data
  return { chat: 'lark', workspace, user }
}
