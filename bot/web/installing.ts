import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Locale } from '../../shared/terms/locale.ts'
import type { Installing, InstallLinks } from '../gateway/installing.ts'
import { nothing, redirect, type WebAnswer } from './answer.ts'
import { type InstallWay, installCookie, installWayIn } from './cookies.ts'
import { installed, notInstalled } from './install-words.ts'
import { localeOf } from './locale.ts'
import { same } from './same.ts'
import { brokenWord } from './words.ts'

/** What the way to an installation needs from the world. */
export interface InstallDoor {
  installing: Installing
  links: InstallLinks
  /** A secret of 256 bits, and the digest by which one is known. */
  secret(): string
  hash(text: string): string
  /** Logs what broke, and gives the number under which it stands there. */
  broke(error: unknown): string
}

/** Installs our app in a chat: by a link that is of use once, in the browser that opened it, for whoever the chat lets. */
export async function visitInstall(
  event: APIGatewayProxyEventV2,
  door: InstallDoor,
): Promise<WebAnswer> {
  const locale = localeOf(event)
  const go = ways.get(event.rawPath)
  if (!go) return nothing(404)
  if (event.requestContext.http.method !== 'GET') return nothing(405, { allow: 'GET' })
  try {
    return await go(event, door, locale)
  } catch (error) {
    return brokenWord(door.broke(error), locale)
  }
}

type Go = (event: APIGatewayProxyEventV2, door: InstallDoor, locale: Locale) => Promise<WebAnswer>

/** Looking at the link uses nothing up: a chat looks at links by itself. */
const setOut: Go = async (event, door, locale) => {
  const key = event.queryStringParameters?.['key'] ?? ''
  if (!/^[\w-]{43}$/.test(key) || !(await door.links.isOpen(door.hash(key))))
    return notInstalled('link', locale)
  const way = { key, secret: door.secret() }
  return redirect(302, door.installing.start(stateOf(way, door)), [installCookie(way)])
}

const comeBack: Go = async (event, door, locale) => {
  const way = installWayIn(event.cookies)
  const { code, state, error } = event.queryStringParameters ?? {}
  // The state ties this way back to the browser and to the link: nobody's installation is slipped to another.
  if (!way || !state || !same(state, stateOf(way, door))) return notInstalled('browser', locale)
  if (error === 'access_denied') return notInstalled('denied', locale)
  if (!code) return notInstalled('code', locale)
  // Used up before the code is: of two ways back at once one arrives.
  if (!(await door.links.use(door.hash(way.key)))) return notInstalled('link', locale)
  const outcome = await door.installing.finish(code)
  return 'refused' in outcome
    ? notInstalled(outcome.refused, locale)
    : installed(outcome.team, locale)
}

const stateOf = ({ key, secret }: InstallWay, { hash }: InstallDoor): string =>
  hash(`${secret}.${key}`)

const ways: ReadonlyMap<string, Go> = new Map([
  ['/install/slack', setOut],
  ['/install/slack/done', comeBack],
])
