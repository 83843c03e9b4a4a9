import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { buildAll } from '../../cdk/bundling.ts'
import { stacksOf } from '../../cdk/stacks.ts'
import settings from '../../cdk.json' with { type: 'json' }

// This machine's own: its functions are run, and nothing has to be fetched for them.
const processor = process.arch === 'arm64' ? 'arm64' : 'x64'

/** As `cdk synth -c … -o` does: bundles every function, and leaves templates and what is to be uploaded in `cdk.out`. */
export async function synthesise(folder: string): Promise<void> {
  const context = {
    ...settings.context,
    chats: 'slack,lark',
    readingRoomUrl: 'https://room.invalid/room/',
    readingRoomRanges: '192.0.2.0/24',
    larkDomain: 'https://open.invalid',
    // On this machine a scanner of the house's own looks into what is filed.
    malwareScan: 'own',
    scannerRoleArn: 'arn:aws:iam::000000000000:role/scanner',
    processor,
    // The CLI asks for it: each resource then says where it stands.
    'aws:cdk:enable-path-metadata': true,
  }
  const app = new App({ context, outdir: join(folder, 'cdk.out') })
  stacksOf(app, await buildAll(join(folder, 'bundles'), processor))
  app.synth()
}
