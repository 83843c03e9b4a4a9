import { visible } from '../../shared/terms/visible.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A piece of HTML that is safe to put in. */
export interface Html {
  readonly html: string
}

const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

/** Writes HTML; everything put in is escaped unless it is HTML made here. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | number | Html | Html[])[]
): Html {
  return {
    html: parts.reduce((text, part, index) => {
      const value = values[index - 1]
      return text + textOf(value) + part
    }),
  }
}

function textOf(value: string | number | Html | Html[] | undefined): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((piece) => piece.html).join('')
  return typeof value === 'object' ? value.html : escaped(String(value))
}
