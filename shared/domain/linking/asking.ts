import type { Linking } from '../../records/linking.ts'
import { linkCodeFrom } from '../../terms/link-code.ts'
import { minutes } from '../../terms/moment.ts'
import { type Decision, refuse } from '../decision.ts'
import type { Look, World } from '../world.ts'
import { byLinking, chatsWithout, claimOfPerson, claimsOfCode, linkingOf } from './standing.ts'

/** How long a code can be sent, and after that how long the person can say yes. */
export const LINK_MINUTES = 10

/** Gives a code for the account in the other chat: once, to its person alone. Only its hash is kept; an older one is void. */
export async function giveCode(world: World, look: Look): Promise<Decision> {
  const { actor, at } = world
  const chats = chatsWithout(actor)
  if (chats.length === 0) return refuse({ code: 'account.everyChat' })
  const before = await linkingOf(actor.id, look)
  const code = linkCodeFrom(world.hash(world.secret()))
  const after: Linking = {
    kind: 'linking',
    id: before?.id ?? world.newId(),
    version: (before?.version ?? 0) + 1,
    personId: actor.id,
    state: 'open',
    codeHash: world.hash(code),
    expiresAt: at + minutes(LINK_MINUTES),
  }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [before ? { before, after } : { after }],
    claims: [...claimsOfCode(after), ...(before ? [] : [claimOfPerson(after)])],
    releases: before ? claimsOfCode(before) : [],
    by: byLinking,
    answer: { notice: 'account.coded' },
    whisper: { notice: 'account.code', code, lasts: LINK_MINUTES, chats },
  }
}
