import type { Consent } from '../../workspace/consents.ts'
import type { OneTime } from '../../workspace/one-time.ts'
import { Refusal } from '../refusal.ts'
import type { Site } from '../site.ts'

/** @throws Refusal for whoever does not prove to be the app */
export const checkApp = (
  { options: { bot } }: Site,
  { client_id, client_secret }: { client_id: string; client_secret: string },
): void => {
  if (client_id !== bot.clientId) throw new Refusal('invalid_client_id')
  if (client_secret !== bot.clientSecret) throw new Refusal('bad_client_secret')
}

/**
 * What a person agreed to, for the code that they were sent back with.
 * @throws Refusal for a code that is none, none any more, or went elsewhere
 */
export const redeem = <T extends Consent>(
  codes: OneTime<T>,
  { code = '', redirect_uri }: { code?: string | undefined; redirect_uri?: string | undefined },
): T => {
  const asked = codes.take(code)
  if (!asked) throw new Refusal('invalid_code')
  if (redirect_uri !== undefined && redirect_uri !== asked.redirectUri)
    throw new Refusal('bad_redirect_uri')
  return asked
}
