import './quiet-sdk.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '../lambdas/aws/audit.ts'
import { documentClient } from '../lambdas/aws/client.ts'
import { DirectoryHeld, holdLock } from './lock.ts'
import { startEngine } from './store/engine.ts'

/**
 * `npm run audit`: walks every chain, holds every record against its journal, and names what does not fit.
 * Audits the table at DYNAMODB_ENDPOINT (or AWS, with AWS_REGION and TABLE), else the one kept under `.anjuan/`.
 */
async function main(): Promise<void> {
  const table = process.env['TABLE'] ?? 'anjuan'
  if (process.env['DYNAMODB_ENDPOINT'] || process.env['AWS_REGION']) {
    const endpoint = process.env['DYNAMODB_ENDPOINT']
    return report(documentClient(endpoint ? { endpoint } : {}), table)
  }
  const directory = process.env['ANJUAN_DIRECTORY'] ?? '.anjuan'
  if (!existsSync(join(directory, 'store.db'))) {
    console.error(
      `${directory}/ 里还没有档案，先 npm start · nothing is kept in ${directory}/ yet: npm start first`,
    )
    process.exitCode = 2
    return
  }
  const release = await holdLock(join(directory, 'lock'))
  const engine = await startEngine(join(directory, 'store.db'))
  try {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    await report(documentClient({ endpoint: engine.endpoint, region: 'local', credentials }), table)
  } finally {
    await engine.kill()
    await release()
  }
}

async function report(client: ReturnType<typeof documentClient>, table: string): Promise<void> {
  const { chains, entries, records, breaks } = await audit({ client, table })
  for (const found of breaks) {
    const { root, broken, because, ...where } = found
    console.log(`BROKEN ${broken} ${because} in ${root || 'no chain'} ${JSON.stringify(where)}`)
  }
  console.log(
    `${chains} chains, ${entries} entries, ${records} records: ${breaks.length === 0 ? 'unbroken' : `${breaks.length} broken`}`,
  )
  if (breaks.length > 0) process.exitCode = 1
}

try {
  await main()
} catch (error) {
  if (!(error instanceof DirectoryHeld)) throw error
  console.error(`案卷正在这里运行，先关闭它 · Anjuan is running here, end it first
(${error.message})`)
  process.exitCode = 2
}
