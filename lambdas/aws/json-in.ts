/** What a text holds; nothing where it is no JSON: an error would quote what it stumbled over. */
export function jsonIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
