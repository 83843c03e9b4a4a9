import * as z from 'zod'
import { Chat } from '../../shared/terms/chat.ts'

/**
 * `__Host-`: our host only, over TLS only. Lax, because the way back from signing in is a step from
 * another site; whatever changes something checks where it comes from as well.
 */
const FLAGS = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** Where a sign-in leads: into the reading room by a link, or back to the chat with a proof. */
const Errand = z.discriminatedUnion('go', [
  z.object({ go: z.literal('open'), secret: z.string() }),
  z.object({ go: z.literal('prove') }),
])
export type Errand = z.infer<typeof Errand>

const Way = z.object({
  state: z.string().min(20),
  nonce: z.string().min(20),
  /** Whom the browser was sent to: only there is its code worth anything. */
  chat: Chat,
  errand: Errand,
})
type Way = z.infer<typeof Way>

/** What a reader's browser holds: a secret, and what it says it is for, which is never believed. */
const Seat = z.object({
  secret: z.string().min(20),
  documentId: z.string(),
  personId: z.string(),
  user: z.string(),
  workspace: z.string(),
  chat: Chat,
})
export type Seat = z.infer<typeof Seat>

const InstallWay = z.object({ key: z.string(), secret: z.string().min(20) })
/** What the browser holds of somebody who installs our app: the link, and a secret beside it. */
export type InstallWay = z.infer<typeof InstallWay>

const INSTALL = '__Host-anjuan-install'
const WAY = '__Host-anjuan-way'
const SEAT = '__Host-anjuan-seat'

/** Sets the way that a browser is on, for ten minutes, and the seat that it has. */
export const wayCookie = (way: Way): string => `${WAY}=${packed(way)}; Max-Age=600; ${FLAGS}`
export const seatCookie = (seat: Seat): string => `${SEAT}=${packed(seat)}; ${FLAGS}`
/** The same for the way to an installation. */
export const installCookie = (way: InstallWay): string =>
  `${INSTALL}=${packed(way)}; Max-Age=600; ${FLAGS}`
/** Takes them away again. */
export const noWay = `${WAY}=; Max-Age=0; ${FLAGS}`
export const noSeat = `${SEAT}=; Max-Age=0; ${FLAGS}`

export const noInstall = `${INSTALL}=; Max-Age=0; ${FLAGS}`

/** Reads them; none where there is none, or not one of ours. */
export const wayIn = (cookies: string[] | undefined): Way | undefined => unpacked(cookies, WAY, Way)
export const seatIn = (cookies: string[] | undefined): Seat | undefined =>
  unpacked(cookies, SEAT, Seat)

export const installWayIn = (cookies: string[] | undefined): InstallWay | undefined =>
  unpacked(cookies, INSTALL, InstallWay)

const packed = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function unpacked<T>(
  cookies: string[] | undefined,
  name: string,
  schema: z.ZodType<T>,
): T | undefined {
  const cookie = cookies?.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1)
  if (!cookie) return undefined
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
