/**
 * What cannot be seen, and what turns the direction of reading: by these one name passes for another.
 * Sequences of emoji and variants of a character are held together by such signs, and keep them.
 */
const UNSEEN =
  /\p{Cc}|(?!\p{Variation_Selector}|\u200D)\p{Default_Ignorable_Code_Point}|\u200D(?!\p{Extended_Pictographic})/gu

/** A text without what cannot be seen; line ends and tabs stay. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
