import { randomBytes } from 'node:crypto'
import * as z from 'zod'

const newName = () => randomBytes(4).toString('base64url').replace(/[-_]/g, 'x')

/** Name of a block; Slack makes one up where the bot gives none. */
export const BlockId = z.string().min(1).max(255).default(newName)

/** Name of an interactive element inside its block. */
export const ActionId = z.string().min(1).max(255).default(newName)
