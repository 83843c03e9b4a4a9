import { appSettingsOf } from '../bot/lark/app-settings.ts'
import { entrances } from '../shared/commands/catalogue.ts'
import { manifestOf } from './slack/manifest.ts'

// `npm run manifest -- [lark] ADDRESS`: prints the Slack app manifest, or what is set for the app in Feishu or Lark,
// for the address that the stack AnjuanChat put out.
const [first = '', second] = process.argv.slice(2)
const [chat, address] = second === undefined ? ['slack', first] : [first, second]
if (!['slack', 'lark'].includes(chat) || !URL.canParse(address)) {
  console.error(
    'npm run --silent manifest -- [lark] https://abc123.execute-api.ap-southeast-1.amazonaws.com',
  )
  process.exit(2)
}
const settings = chat === 'lark' ? appSettingsOf(address, entrances) : manifestOf(address)
console.log(JSON.stringify(settings, null, 2))
