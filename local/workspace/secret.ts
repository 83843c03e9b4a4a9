import { randomBytes } from 'node:crypto'

/** A new secret for links and tokens. */
export const newSecret = () => randomBytes(24).toString('base64url')
