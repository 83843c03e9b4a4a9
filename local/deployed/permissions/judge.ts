import { evaluate } from './evaluate.ts'
import type { Policies } from './policies.ts'
import type { Ask } from './policy.ts'

/** Whether somebody may do something, and if not, why. */
export type Judgement = { may: true } | { may: false; because: string }

/** Judges what a role asks for by all policies that speak of it. */
export function judge(policies: Policies, role: string, asked: Ask): Judgement {
  const ask = {
    ...asked,
    resource: policies.meant(asked.resource),
    context: {
      ...asked.context,
      'aws:PrincipalArn': [role],
      // On this machine nothing leaves the loopback; on AWS the SDK speaks TLS.
      'aws:SecureTransport': ['true'],
      's3:TlsVersion': ['1.3'],
    },
  }
  const own = evaluate(policies.ofRole(role), ask)
  const things = evaluate(policies.ofThing(ask.resource, role), ask)
  for (const verdict of [own, things]) {
    if (verdict.is === 'denied')
      return refused(role, ask, `an explicit deny ${verdict.by.Sid ?? ''}`)
  }
  if (own.is !== 'allowed') return refused(role, ask, 'no policy of the role')
  // A key is used by whom its own policy lets, too.
  if (ask.action.startsWith('kms:') && things.is !== 'allowed')
    return refused(role, ask, 'no policy of the key')
  return { may: true }
}

const refused = (role: string, { action, resource, context }: Ask, why: string): Judgement => ({
  may: false,
  because: `User: ${role} is not authorized to perform: ${action} on resource: ${resource} because of ${why}: ${JSON.stringify(context)}`,
})
