import { writeFileSync } from 'node:fs'
import { appSettingsOf } from '../bot/lark/app-settings.ts'
import { entrances } from '../shared/commands/catalogue.ts'
import { MANIFESTS, PLACEHOLDER } from './manifests.ts'
import { manifestOf } from './slack/manifest.ts'

// `npm run manifest -- [lark] ADDRESS`: prints the Slack app manifest, or what is set for the app in Feishu or Lark,
// for the address that the stack AnjuanChat put out. `--write` puts both into docs/, for an address of nobody's.
const [first = '', second] = process.argv.slice(2)
const [chat, address] = second === undefined ? ['slack', first] : [first, second]
if (first === '--write') {
  for (const { path, text } of MANIFESTS) writeFileSync(path, text)
} else if (!['slack', 'lark'].includes(chat) || !URL.canParse(address)) {
  console.error(`npm run --silent manifest -- [lark] ${PLACEHOLDER}\nnpm run manifest -- --write`)
  process.exit(2)
} else {
  const settings = chat === 'lark' ? appSettingsOf(address, entrances) : manifestOf(address)
  console.log(JSON.stringify(settings, null, 2))
}
