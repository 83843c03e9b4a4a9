import type { Complaint } from '../../workspace/complaint.ts'

const mostElements = 200
const mostBytes = 30 * 1024

// What the bot gets back, what VChart reads and the cells of a table are no elements.
const opaque = new Set(['value', 'chart_spec', 'rows'])

interface Element {
  path: PropertyKey[]
  is: Record<string, unknown>
}

const elementsIn = (value: unknown, path: PropertyKey[], found: Element[]): Element[] => {
  if (typeof value !== 'object' || value === null) return found
  if ('tag' in value) found.push({ path, is: { ...value } })
  for (const [key, inner] of Object.entries(value))
    if (!opaque.has(key)) elementsIn(inner, [...path, key], found)
  return found
}

/** What is wrong with the size of a card and with the ids in it. Texts and options count as elements. */
export const beyondLimits = (card: unknown): Complaint[] => {
  const found: Complaint[] = []
  const bytes = Buffer.byteLength(JSON.stringify(card) ?? '')
  if (bytes > mostBytes)
    found.push({ path: [], says: `${bytes} bytes, no more than ${mostBytes} allowed` })
  const elements = elementsIn(card, [], [])
  if (elements.length > mostElements)
    found.push({
      path: [],
      says: `${elements.length} elements, no more than ${mostElements} allowed`,
    })
  const ids = new Set<unknown>()
  for (const { path, is } of elements) {
    const id = is['element_id']
    if (id === undefined) continue
    if (ids.has(id))
      found.push({
        path: [...path, 'element_id'],
        says: `the element_id "${String(id)}" already exists in this card`,
      })
    ids.add(id)
  }
  return found
}
