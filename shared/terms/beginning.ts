/** The beginning of a text, and no character cut in two: half a character is one that no store takes. */
export function beginningOf(text: string, most: number): string {
  const cut = text.slice(0, most)
  return cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}
