/** The JSON in an answer; undefined for an empty body, null for one that is no JSON. */
export const jsonIn = (body: string): unknown => {
  if (body.trim() === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
