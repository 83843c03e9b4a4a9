import type { Authority } from '../../records/authority.ts'
import type { PowerNamed } from './refusals.ts'

/** An authority as a refusal or a request names it. */
export const named = ({ id, title, basis }: Authority): PowerNamed => ({ id, title, basis })
