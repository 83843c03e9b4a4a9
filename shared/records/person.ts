import * as z from 'zod'
import { Chat } from '../terms/chat.ts'
import { Locale } from '../terms/locale.ts'
import { Moment } from '../terms/moment.ts'
import { Role } from '../terms/role.ts'

/** A person as a chat knows them. */
export const ChatIdentity = z.object({
  chat: Chat,
  workspace: z.string(),
  user: z.string(),
})
export type ChatIdentity = z.infer<typeof ChatIdentity>

/** An account that is a person's. What was told before it was linked is not told in it, however often it is told again. */
const OwnAccount = ChatIdentity.extend({ since: Moment.optional() })

/** The one name of a chat account: `slack#T0001#U0001`. */
export const identityId = ({ chat, workspace, user }: ChatIdentity): string =>
  `${chat}#${workspace}#${user}`

/** Person (成员): one person, one history, whichever chat they write from. */
export const Person = z.object({
  kind: z.literal('person'),
  id: z.string(),
  version: z.int(),
  name: z.string(),
  roles: z.array(Role).min(1),
  departmentId: z.string(),
  /** Departments that a deputy general manager is in charge of (分管). */
  inCharge: z.array(z.string()).default([]),
  managerId: z.string().optional(),
  locale: Locale.default('zh'),
  /** Chosen here: what a chat says of the language counts no more. */
  localeChosen: z.boolean().optional(),
  active: z.boolean().default(true),
  identities: z.array(OwnAccount),
})
export type Person = z.infer<typeof Person>
