/**
 * A name as it is looked for: full and half width alike, no case, no space, no punctuation.
 * What is left has no character that could end a key or begin another.
 */
export const searchText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The words of a text written with spaces or punctuation between them, as they are looked for. */
export const searchWords = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0)

/** A telephone number by its digits alone, without the prefix of the country or of trunk lines. */
export function phoneDigits(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '').replace(/^00/, '')
  const home = digits.length > 11 ? digits.replace(/^86/, '') : digits
  return home.replace(/^0/, '')
}

/** Whether a text has a Chinese character in it. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
