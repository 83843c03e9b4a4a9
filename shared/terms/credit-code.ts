import * as z from 'zod'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Unified social credit code (统一社会信用代码), 18 characters with its check character, GB 32100-2015. */
export const CreditCode = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCreditCode, { params: { code: 'creditCode' } })
export type CreditCode = z.infer<typeof CreditCode>

/** Whether the check character fits: weights 3^(i-1) mod 31, C18 = (31 - sum mod 31) mod 31. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17]
}
