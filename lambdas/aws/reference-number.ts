import { randomBytes } from 'node:crypto'

/** A number under which something that broke is logged, and told to whoever it broke for. */
export const referenceNumber = (): string => randomBytes(4).toString('hex').toUpperCase()
