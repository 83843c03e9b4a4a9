import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { Refusal } from '../refusal.ts'
import type { Site } from '../site.ts'
import { method } from './method.ts'
import { personOf } from './places.ts'
import { checkApp, redeem } from './redeem.ts'

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const claimsOf = (site: Site, user: string) => {
  const person = personOf(site, user)
  const { team } = site.options
  return {
    sub: user,
    'https://slack.com/user_id': user,
    'https://slack.com/team_id': team.id,
    name: person.name,
    locale: person.locale,
    'https://slack.com/team_name': team.name,
    'https://slack.com/team_domain': 'trial',
  }
}

const idToken = (site: Site, user: string, nonce: string | undefined) => {
  const { clientId, clientSecret } = site.options.bot
  const now = Math.floor(site.clock.now() / 1000)
  const head = encoded({ alg: 'HS256', typ: 'JWT' })
  const claims = encoded({
    iss: 'https://slack.com',
    aud: clientId,
    iat: now,
    auth_time: now,
    exp: now + 300,
    ...(nonce === undefined ? {} : { nonce }),
    ...claimsOf(site, user),
  })
  const signature = createHmac('sha256', clientSecret)
    .update(`${head}.${claims}`)
    .digest('base64url')
  return `${head}.${claims}.${signature}`
}

/** The methods by which a web page learns who is before it. */
export const signIn = {
  'openid.connect.token': method(
    {
      client_id: z.string(),
      client_secret: z.string(),
      code: z.string(),
      grant_type: z.literal('authorization_code').optional(),
      redirect_uri: z.string().optional(),
    },
    (site, given) => {
      checkApp(site, given)
      const { user, nonce } = redeem(site.signIns.codes, given)
      return {
        access_token: site.signIns.token(user),
        token_type: 'Bearer',
        id_token: idToken(site, user, nonce),
      }
    },
    true,
  ),

  'openid.connect.userInfo': method(
    {},
    (site, _, { token }) => {
      if (token === undefined) throw new Refusal('not_authed')
      const user = site.signIns.whose(token)
      if (user === undefined) throw new Refusal('invalid_auth')
      return claimsOf(site, user)
    },
    true,
  ),
}
