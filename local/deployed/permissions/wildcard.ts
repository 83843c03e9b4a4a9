/** Whether a text is like a pattern, in which `*` is anything and `?` is one character. */
export function isLike(text: string, pattern: string): boolean {
  const known = patterns.get(pattern) ?? compiled(pattern)
  return known.test(text)
}

const patterns = new Map<string, RegExp>()

function compiled(pattern: string): RegExp {
  if (pattern.includes('$' + '{')) throw new Error(`variables are not known here: ${pattern}`)
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  const made = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's')
  patterns.set(pattern, made)
  return made
}
