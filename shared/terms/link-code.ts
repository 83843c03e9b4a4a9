/** Letters that nobody takes for one another, read aloud or copied by hand: no I, L, O or U beside 1, 0 and V. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const LENGTH = 12

/** A letter says so much. */
const BITS = Math.log2(LETTERS.length)

/** How much there is to guess in a code: 60 bits. A thousand tries a second for as long as it lives meet one in 2^40. */
export const LINK_CODE_BITS = LENGTH * BITS

const SHAPE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`)

/** Nobody types a code in so many signs; longer texts are not looked at. */
const LONGEST = 64

/** A code by which somebody links an account of theirs, out of random hexadecimal digits: every letter as likely as another. */
export function linkCodeFrom(random: string): string {
  let code = ''
  for (let at = 0; at < LENGTH; at++) {
    const byte = Number.parseInt(random.slice(2 * at, 2 * at + 2), 16)
    code += LETTERS.charAt(byte % LETTERS.length)
  }
  return code
}

/** The code that somebody typed, however they parted it and whichever keyboard they used; none when it is no code. */
export function linkCodeIn(text: string): string | undefined {
  if (text.length > LONGEST) return undefined
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return SHAPE.test(typed) ? typed : undefined
}

/** A code as it is shown: `K7QF-2M9X-VR4T`. */
export const shownLinkCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
