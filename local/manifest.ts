import { manifestOf } from './slack/manifest.ts'

// `npm run manifest -- ADDRESS`: prints the Slack app manifest for the address that the stack AnjuanChat put out.
const address = process.argv[2]
if (!address || !URL.canParse(address)) {
  console.error(
    'npm run --silent manifest -- https://abc123.execute-api.ap-southeast-1.amazonaws.com',
  )
  process.exit(2)
}
console.log(JSON.stringify(manifestOf(address), null, 2))
