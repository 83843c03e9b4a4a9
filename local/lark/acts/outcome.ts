import type { LarkActResult } from '../contract.ts'

/** It went well. */
export const fine: LarkActResult = { ok: true }

/** It did not, for that reason. */
export const no = (error: string) => ({ ok: false as const, error })
