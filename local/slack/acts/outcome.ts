import type { ActResult } from '../contract.ts'

/** It went well. */
export const fine: ActResult = { ok: true }

/** It did not, for that reason. */
export const no = (error: string): ActResult => ({ ok: false, error })
