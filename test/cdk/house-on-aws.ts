import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { afterAll } from 'vitest'
import { type ChatName, type Code, chatNames, functionNames } from '../../cdk/functions.ts'
import { stacksOf } from '../../cdk/stacks.ts'
import settings from '../../cdk.json' with { type: 'json' }

/** The stacks as they would be deployed, with the code left out, for what is said with `-c`. */
export function houseOnAws(said: Record<string, string> = {}) {
  const place = mkdtempSync(join(tmpdir(), 'anjuan-cdk-'))
  afterAll(() => rmSync(place, { recursive: true, force: true }))
  const code = join(place, 'code')
  mkdirSync(code)
  writeFileSync(join(code, 'index.js'), '')
  const bundles = Object.fromEntries(functionNames.map((name) => [name, code])) as Code['bundles']
  const app = new App({ context: { ...settings.context, ...said }, outdir: join(place, 'out') })
  return { app, ...stacksOf(app, { bundles, layer: code }) }
}

/** The functions of a house that is in these chats. */
export const functionsOf = (...chats: ChatName[]) =>
  functionNames.filter(
    (name) => chats.some((chat) => chat === name) || !chatNames.some((chat) => chat === name),
  )
