import { refusal } from './refusal.ts'

/** A piece of XML that is ready to send; plain strings are text and get escaped. */
export interface Markup {
  markup: string
}

/** An element with text or with elements in it; without content it is left out altogether. */
export function tag(
  name: string,
  content: string | number | boolean | Markup[] | undefined,
): Markup {
  if (content === undefined) return { markup: '' }
  const inner = Array.isArray(content)
    ? content.map((piece) => piece.markup).join('')
    : escaped(String(content))
  return { markup: `<${name}>${inner}</${name}>` }
}

/** A whole answer. */
export function xmlDocument(name: string, content: Markup[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag(name, content).markup}`
}

const marks: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }

function escaped(text: string): string {
  // Control characters too: a bare carriage return would come out of a parser as a line feed.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they may occur in keys
  return text.replace(/[&<>"'\u0000-\u001f]/g, (mark) =>
    marks[mark] ? `&${marks[mark]};` : `&#x${mark.charCodeAt(0).toString(16)};`,
  )
}

/** An element as read: attributes are ignored and namespace prefixes dropped. */
export interface XmlElement {
  name: string
  text: string
  children: XmlElement[]
}

const token = new RegExp(
  [
    '<!--[^]*?-->|<\\?[^]*?\\?>',
    '<!\\[CDATA\\[(?<verbatim>[^]*?)\\]\\]>',
    '</(?<closes>[^\\s<>/]+)\\s*>',
    '<(?<opens>[^\\s<>/!?]+)(?:\\s+[^\\s=<>/]+\\s*=\\s*(?:"[^"<]*"|\'[^\'<]*\'))*\\s*(?<empty>/?)>',
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
)

/** Reads a request document; there are no entities but XML's own, and no document types. */
export function readXml(source: string): XmlElement {
  const top: XmlElement = { name: '', text: '', children: [] }
  const open: XmlElement[] = [top]
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const found = token.exec(source)?.groups
    const within = open.at(-1)
    if (!found || !within) throw malformed()
    if (found.text !== undefined) within.text += unescaped(found.text)
    else if (found.verbatim !== undefined) within.text += found.verbatim
    else if (found.opens !== undefined) {
      const child = { name: localName(found.opens), text: '', children: [] }
      within.children.push(child)
      if (!found.empty) open.push(child)
    } else if (found.closes !== undefined) {
      if (open.length === 1 || within.name !== localName(found.closes)) throw malformed()
      open.pop()
    }
  }
  const [root, ...more] = top.children
  const stray = top.text.replace('\ufeff', '').trim()
  if (!root || more.length > 0 || open.length > 1 || stray !== '') throw malformed()
  return root
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (_, hex, decimal, name) => {
    if (name !== undefined && characters[name] !== undefined) return characters[name]
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    if (!(code <= 0x10ffff)) throw malformed()
    return String.fromCodePoint(code)
  })
}

/** The text of the only child of this name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text
}

/** All children of this name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

export function malformed(): Error {
  return refusal('MalformedXML', 'The XML is not well-formed or does not say what was expected.')
}
