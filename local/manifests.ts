import { fileURLToPath } from 'node:url'
import { appSettingsOf } from '../bot/lark/app-settings.ts'
import { entrances } from '../shared/commands/catalogue.ts'
import { manifestOf } from './slack/manifest.ts'

/** An address of nobody's: whoever deploys puts their own in its place. */
export const PLACEHOLDER = 'https://anjuan.example.com'

const at = (name: string, settings: object) => ({
  path: fileURLToPath(new URL(`../docs/${name}`, import.meta.url)),
  text: `${JSON.stringify(settings, null, 2)}\n`,
})

/** What is set for our app in each chat, as it stands in the repository: made from the code, and never by hand. */
export const MANIFESTS = [
  at('slack-manifest.json', manifestOf(PLACEHOLDER)),
  at('lark-settings.json', appSettingsOf(PLACEHOLDER, entrances)),
]
