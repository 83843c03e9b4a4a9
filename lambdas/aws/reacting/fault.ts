/** Names an error without its message: messages of libraries may carry content or tokens. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const data = 'data' in error && typeof error.data === 'object' ? error.data : undefined
  const told = data && 'error' in data && typeof data.error === 'string' ? ` ${data.error}` : ''
  return `${error.name}${code}${told}`
}
