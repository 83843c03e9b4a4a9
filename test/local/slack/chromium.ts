import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of this machine, or nothing where there is none. */
export const chromiumPath = places.find((path) => path !== undefined && existsSync(path))

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts that browser; it never calls home. */
export const startChromium = () =>
  chromium.launch({
    args,
    env: { ...process.env, FONTCONFIG_FILE: ownFonts() },
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
  })

/**
 * The reading room draws with the fonts of whoever reads. A machine that has none for Chinese would show boxes, so the
 * browser finds ours beside the system's. Only Linux asks this file.
 */
function ownFonts(): string {
  const family = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  )
  const place = fileURLToPath(new URL('../../../dist/fonts', import.meta.url))
  const file = join(place, 'fonts.conf')
  mkdirSync(place, { recursive: true })
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(family, '400Regular')}</dir>
  <dir>${join(family, '700Bold')}</dir>
  <cachedir>${place}</cachedir>
</fontconfig>
`,
  )
  return file
}
