import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { type Site, tenantOf } from '../site.ts'
import { unionId } from '../world/people.ts'
import { endpoint, success } from './endpoint.ts'
import { Refusal } from './refusal.ts'

/** A "no" in the words of OAuth. */
export class OauthRefusal extends Error {
  readonly code: number
  readonly error: string

  constructor(code: number, error: string, description: string) {
    super(description)
    this.code = code
    this.error = error
  }
}

const same = (given: string, ours: string) => {
  const [one, other] = [given, ours].map((each) => createHash('sha256').update(each).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

const proves = (verifier: string | undefined, challenge: string | undefined) =>
  challenge === undefined
    ? verifier === undefined
    : verifier !== undefined &&
      createHash('sha256').update(verifier).digest('base64url') === challenge

interface Given {
  client_id: string
  client_secret: string
  code: string
  redirect_uri?: string | undefined
  code_verifier?: string | undefined
}

const redeemed = (site: Site, given: Given) => {
  const { app } = site.options
  if (given.client_id !== app.appId)
    throw new OauthRefusal(20048, 'invalid_client', 'The app does not exist.')
  if (!same(given.client_secret, app.appSecret))
    throw new OauthRefusal(20002, 'invalid_client', 'The client secret is invalid.')
  const asked = site.signIns.codes.take(given.code)
  if (!asked)
    throw new OauthRefusal(20003, 'invalid_grant', 'The authorization code is invalid or expired.')
  if (given.redirect_uri !== asked.redirectUri)
    throw new OauthRefusal(20071, 'invalid_grant', 'The redirect URI does not match.')
  if (!proves(given.code_verifier, asked.challenge))
    throw new OauthRefusal(20049, 'invalid_grant', 'The PKCE code challenge failed.')
  return asked.person
}

/** The calls by which the bot gets its own token, and a page learns who is before it. */
export const tokens = [
  endpoint(
    'POST /open-apis/auth/v3/tenant_access_token/internal',
    {
      query: {},
      body: { app_id: z.string(), app_secret: z.string() },
      open: true,
    },
    (site, { body }) => {
      const { app } = site.options
      if (body.app_id !== app.appId) throw new Refusal(10003, 'invalid param', { status: 200 })
      if (!same(body.app_secret, app.appSecret))
        throw new Refusal(10014, 'app secret invalid', { status: 200 })
      const { token, expire } = site.appTokens.give()
      return { json: { code: 0, msg: 'ok', tenant_access_token: token, expire } }
    },
  ),
  endpoint(
    'POST /oauth/v3/token',
    {
      query: {},
      body: {
        grant_type: z.literal('authorization_code'),
        client_id: z.string(),
        client_secret: z.string(),
        code: z.string(),
        redirect_uri: z.string().optional(),
        code_verifier: z.string().min(43).max(128).optional(),
        scope: z.string().optional(),
      },
      open: true,
    },
    (site, { body }) => {
      const { token, expire } = site.signIns.token(redeemed(site, body))
      return {
        json: {
          code: 0,
          access_token: token,
          token_type: 'Bearer',
          expires_in: expire,
          scope: body.scope ?? '',
        },
      }
    },
  ),
  endpoint(
    'GET /open-apis/authen/v1/user_info',
    { query: {}, body: {}, open: true },
    (site, { bearer }) => {
      const openId = bearer === undefined ? undefined : site.signIns.whose(bearer)
      const person = site.people.get(openId ?? '')
      if (!person) throw new Refusal(20005, 'The user access token passed is invalid.')
      const { name } = person
      return success({
        name,
        en_name: name,
        avatar_url: '',
        open_id: person.openId,
        union_id: unionId(person.openId),
        tenant_key: tenantOf(site, person.openId),
      })
    },
  ),
]
