import type { ActResult } from '../contract.ts'

/** It went well. */
export const fine: ActResult = { ok: true }

/** It did not, for that reason. */
export const no = (error: string): ActResult => ({ ok: false, error })

/** The JSON in an answer; undefined for an empty body, null for one that is no JSON. */
export const jsonIn = (body: string): unknown => {
  if (body.trim() === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
