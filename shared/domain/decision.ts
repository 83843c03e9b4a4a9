import type { ArchiveRecord } from '../records/index.ts'
import type { ChatIdentity } from '../records/person.ts'
import type { Place } from '../records/place.ts'
import type { Locale } from '../terms/locale.ts'
import type { Role } from '../terms/role.ts'
import type { Notice } from './notices.ts'
import type { Refusal } from './refusals.ts'

/** One record as it was and as it becomes. Without `before` it must be new; without `after` it is taken off the shelf. */
export interface Change {
  before?: ArchiveRecord
  after?: ArchiveRecord
}

/** A value that only one thing may hold, as a credit code or the bytes of a scan. */
export interface Claim {
  what:
    | 'creditCode'
    | 'archiveNumber'
    | 'sha256'
    | 'identity'
    | 'residentId'
    | 'linkCode'
    | 'linking'
  value: string
  /** Id of what holds it. */
  holder: string
}

/** To whom something is told: a person at every account of theirs, everyone in a role, a place in a chat, or one account. */
export type Addressee =
  | { person: string }
  | { role: Role }
  | { place: Place }
  /** An account that is nobody's any more, in the language of whose it was. */
  | { account: ChatIdentity; locale: Locale }

/** Something to tell once the decision stands. `live`: the card follows the record of that id as it changes. */
export interface Tell {
  to: Addressee[]
  notice: Notice
  live?: string
}

/** The whole outcome of a command: all of it is written in one go, or none of it. */
export type Decision = Accepted | { outcome: 'refused'; refusal: Refusal } | Invalid

/** Decided: what changes, and who is told of it. */
export interface Accepted {
  outcome: 'accepted'
  /** Whose chain the journal entry goes to: a customer's id, or `company`. */
  root: string
  /** The root is opened by this decision: its chain has no entry yet, and none is looked for. */
  opensRoot?: true
  changes: Change[]
  /** Records that must still stand as they were read when the decision is written. */
  relyOn?: ArchiveRecord[]
  claims?: Claim[]
  releases?: Claim[]
  /** The power used, and the power of attorney if it was another's. */
  by: { authorityId: string; attorneyId?: string }
  tell?: Tell[]
  /** What the person who asked is answered; kept with the receipt and in the journal. */
  answer: Notice
  /** Said to the person who asked in place of the answer, once, and written nowhere: it carries a secret. */
  whisper?: Notice
}

/** What was filled in does not fit: a message code by field name. Nothing typed is lost. */
export interface Invalid {
  outcome: 'invalid'
  issues: Record<string, Refusal>
}

/** A rule says no. */
export const refuse = (refusal: Refusal): Decision => ({ outcome: 'refused', refusal })

/** Refuses at one field, so that the form stays open with what was typed. */
export const invalid = (field: string, refusal: Refusal): Invalid => ({
  outcome: 'invalid',
  issues: { [field]: refusal },
})
