import { hold } from './conditions.ts'
import type { Ask, Statement } from './policy.ts'
import { isLike } from './wildcard.ts'

/** What policies say to an ask, and which statement says it. */
export type Verdict =
  | { is: 'allowed'; by: Statement }
  | { is: 'denied'; by: Statement }
  | { is: 'not allowed' }

/** Denied by one is denied; allowed by one is allowed; of what nobody speaks is not allowed. */
export function evaluate(statements: readonly Statement[], ask: Ask): Verdict {
  const about = statements.filter((it) => speaksOf(it, ask))
  const deny = about.find(({ Effect }) => Effect === 'Deny')
  if (deny) return { is: 'denied', by: deny }
  const [allow] = about
  return allow ? { is: 'allowed', by: allow } : { is: 'not allowed' }
}

const speaksOf = ({ Action, Resource, Condition }: Statement, ask: Ask): boolean =>
  // Names of actions are the same in small and capital letters.
  Action.some((it) => isLike(ask.action.toLowerCase(), it.toLowerCase())) &&
  Resource.some((it) => isLike(ask.resource, it)) &&
  hold(Condition, ask)
