import './quiet-sdk.ts'
import { randomBytes } from 'node:crypto'
import { sha256 } from '../lambdas/aws/chain.ts'
import { documentClient } from '../lambdas/aws/client.ts'
import { tableInstallLinks } from '../lambdas/aws/install-links.ts'

// `npm run install-link -- ADDRESS`: for whoever deployed the house. Prints a link by which it is installed in a Slack
// workspace, once and within the hour. Who may write to the table may do this, and nobody else.
const [address = ''] = process.argv.slice(2)
const { TABLE: table, DYNAMODB_ENDPOINT: endpoint } = process.env
if (!table || !URL.canParse(address)) {
  console.error(`TABLE=… AWS_REGION=… npm run --silent install-link -- https://abc123.execute-api.ap-southeast-1.amazonaws.com
  TABLE    output TableName of the stack AnjuanData
  address  the address that the stack AnjuanChat put out`)
  process.exit(2)
}
const client = documentClient(endpoint ? { endpoint } : {})
const key = randomBytes(32).toString('base64url')
await tableInstallLinks(client, table, Date.now).open(sha256(key))
client.destroy()
const link = new URL('/install/slack', address)
link.searchParams.set('key', key)
console.log(link.href)
