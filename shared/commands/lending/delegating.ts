import * as z from 'zod'
import { may } from '../../domain/authorising.ts'
import { attorneyShown, issueAttorney, revokeAttorney } from '../../domain/lending/delegating.ts'
import { proofFor } from '../../domain/lending/proving.ts'
import { lacking } from '../../domain/refusing.ts'
import type { Look, World } from '../../domain/world.ts'
import { attorneyForm, attorneyFormFor } from '../../forms/lending/attorney.ts'
import { activity } from '../activity.ts'
import type { Entrance, Step } from '../entrance.ts'

export const attorneyIssue = activity({
  name: attorneyForm.id,
  args: attorneyForm.schema,
  needs: ({ delegate }) => [
    { kind: 'claim', id: `identity#${delegate}` },
    { kind: 'head', id: 'company' },
  ],
  decide: issueAttorney,
})

export const attorneyRevoke = activity({
  name: 'attorney.revoke',
  args: z.object({ attorneyId: z.string().min(1) }),
  needs: ({ attorneyId }) => [
    { kind: 'attorney', id: attorneyId },
    { kind: 'head', id: 'company' },
  ],
  decide: revokeAttorney,
})

/** `/delegate`, 委托: those in force with the way to revoke them, and a new one. */
export const delegateEntrance: Entrance = {
  name: 'delegate',
  command: {
    name: '/delegate',
    hint: '[new]',
    says: { zh: '签发或撤回委托书', en: 'Issue or revoke a power of attorney' },
  },
  words: ['委托', 'delegate'],
  alone: { zh: '委托书', en: 'Powers of attorney' },
  start: async (intent, world, look): Promise<Step> => {
    const verdict = may(world.powers, world.actor, 'attorney.issue', {})
    if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
    const shown = await inForce(world, look)
    const wantsNew = intent.args['new'] === 'yes' || /^(new|新|签发)/.test(intent.text.trim())
    if (shown.length > 0 && !wantsNew)
      return { step: 'show', notice: { notice: 'attorney.list', shown } }
    // Asked for before the form, so that nothing is filled in twice.
    const proven = await proofFor(verdict.authority, world, look)
    if ('refusal' in proven) return { step: 'refused', refusal: proven.refusal }
    const carried = [...world.powers.authorities.values()].filter(
      (line) => line.delegableTo?.length,
    )
    return {
      step: 'form',
      opening: {
        form: attorneyFormFor(carried),
        initial: { from: world.today, until: world.today, ceiling: 'secret' },
      },
    }
  },
}

async function inForce(world: World, look: Look) {
  const given = await look.attorneysBy(world.actor.id)
  const standing = given
    .filter(({ revokedAt, until }) => revokedAt === undefined && world.at < until)
    .sort((a, b) => a.until - b.until)
  return Promise.all(standing.map((attorney) => attorneyShown(attorney, world, look)))
}
