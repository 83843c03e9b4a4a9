import {
  type Actor,
  isProvenAfresh,
  may,
  mayApprove,
  mayReadNow,
  type PendingRequest,
  type Powers,
  type Thing,
  termOf,
} from '../../../shared/domain/authorising.ts'
import type { Action, ReadingMode } from '../../../shared/records/authority.ts'
import type { DocumentState } from '../../../shared/records/document.ts'
import type { Grant } from '../../../shared/records/grant.ts'
import type { PowerOfAttorney } from '../../../shared/records/power-of-attorney.ts'
import type { Moment } from '../../../shared/terms/moment.ts'
import type { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'

/** One question that the product and the model both answer with yes or no. */
export type Question =
  | {
      kind: 'may'
      actor: Actor
      action: Action
      thing: Thing
      /** Whether it is asked for (to be approved) or done at once. */
      asking: boolean
      at: Moment
      provenAt: Moment | undefined
    }
  | {
      kind: 'decide'
      actor: Actor
      authorityId: string
      request: PendingRequest
      at: Moment
      provenAt: Moment | undefined
      attorneys: PowerOfAttorney[]
      grantors: ReadonlyMap<string, Actor>
    }
  | {
      kind: 'view'
      actor: Actor
      grant: Grant | undefined
      document: { id: string; secrecy: SecrecyLevel; state: DocumentState }
      at: Moment
      inReadingRoom: boolean
    }
  | { kind: 'keep'; actor: Actor; authorityId: string; mode: ReadingMode; from: Moment; at: Moment }

/** What an implementation of the powers has to offer to be asked. */
export interface Implementation {
  may: typeof may
  mayApprove: typeof mayApprove
  mayReadNow: typeof mayReadNow
  termOf: typeof termOf
  isProvenAfresh: typeof isProvenAfresh
}

/** The product's own. */
export const product: Implementation = { may, mayApprove, mayReadNow, termOf, isProvenAfresh }

/** What the product answers, and by which authority. */
export function answerOf(
  question: Question,
  powers: Powers,
  by: Implementation = product,
): { yes: boolean; authorityId?: string } {
  switch (question.kind) {
    case 'may': {
      const { actor, action, thing, asking, at, provenAt } = question
      const verdict = by.may(powers, actor, action, thing)
      if (verdict.outcome === 'refused') return no
      const authorityId = verdict.authority.id
      if (asking) return { yes: verdict.outcome === 'onApproval', authorityId }
      const proven = by.isProvenAfresh(verdict.authority, at, provenAt)
      return { yes: verdict.outcome === 'allowed' && proven, authorityId }
    }
    case 'decide': {
      const { actor, authorityId, request, at, attorneys, grantors, provenAt } = question
      const found = by.mayApprove(powers, actor, authorityId, request, at, attorneys, grantors)
      if (found.outcome === 'refused') return no
      return { yes: by.isProvenAfresh(found.authority, at, provenAt), authorityId }
    }
    case 'view': {
      const { actor, grant, document, at, inReadingRoom } = question
      return {
        yes: by.mayReadNow(grant, actor, document, at, { inReadingRoom }).outcome === 'allowed',
      }
    }
    case 'keep': {
      const { authorityId, mode, from, at } = question
      const authority = powers.authorities.get(authorityId)
      const term = authority && by.termOf(authority, from)
      const yes = term !== undefined && term.mode === mode && term.from <= at && at < term.until
      return { yes, authorityId }
    }
  }
}

const no = { yes: false }
