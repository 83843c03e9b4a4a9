import type { Authority } from '../../records/authority.ts'
import type { IdentityProof } from '../../records/reading.ts'
import { isProvenAfresh } from '../authorising.ts'
import type { Decision } from '../decision.ts'
import type { Refusal } from '../refusals.ts'
import type { Look, World } from '../world.ts'

/** The fresh proof of identity that an authority asks for, or the refusal that says where to give one. */
export async function proofFor(
  authority: Authority,
  { actor, at, links, chat }: World,
  look: Look,
): Promise<{ proof?: IdentityProof } | { refusal: Refusal }> {
  if (!authority.freshProof) return {}
  const proof = await look.get('proof', actor.id)
  return proof && isProvenAfresh(authority, at, proof.provenAt)
    ? { proof }
    : { refusal: { code: 'approval.needsProof', url: links.signIn(chat) } }
}

/** Notes that somebody has just signed in afresh. */
export function provenNow(before: IdentityProof | undefined, { actor, at }: World): Decision {
  const after: IdentityProof = {
    kind: 'proof',
    id: actor.id,
    version: (before?.version ?? 0) + 1,
    provenAt: at,
  }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [before ? { before, after } : { after }],
    by: { authorityId: 'house.prove' },
    answer: { notice: 'done' },
  }
}
