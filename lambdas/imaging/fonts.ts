import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fontFile } from './assets.ts'

/** The family name by which drawings ask for the shipped font. */
export const fontFamily = 'Noto Sans SC'

let ready = false

/**
 * Points text drawing at the shipped font alone, so that a machine without fonts draws characters and not boxes.
 * Must come before the first drawing of the process: fontconfig reads its settings once.
 */
export function useShippedFont(): void {
  if (ready) return
  const fonts = dirname(fontFile())
  const place = join(tmpdir(), `anjuan-fonts-${process.getuid?.() ?? 0}-${digest(fonts)}`)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const settings = join(place, 'fonts.conf')
  // Written aside and moved: another process may be reading it.
  const draft = `${settings}.${process.pid}`
  writeFileSync(draft, settingsOf(fonts, join(place, 'cache')))
  renameSync(draft, settings)
  process.env.FONTCONFIG_FILE = settings
  ready = true
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12)

const settingsOf = (fonts: string, cache: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${markup(fonts)}</dir><cachedir>${markup(cache)}</cachedir></fontconfig>
`

/** Text made safe to stand inside SVG: what XML forbids is dropped, what it reads as markup is escaped. */
export function markup(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
