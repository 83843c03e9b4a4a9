import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { bundleAll } from '../../cdk/bundling.ts'
import { pictureProcessor } from '../../cdk/picture-packages.ts'
import { stacksOf } from '../../cdk/stacks.ts'
import settings from '../../cdk.json' with { type: 'json' }

/** As `cdk synth -c … -o` does: bundles every function, and leaves templates and what is to be uploaded in `cdk.out`. */
export async function synthesise(folder: string): Promise<void> {
  const context = {
    ...settings.context,
    chats: 'slack,lark',
    readingRoomUrl: 'https://room.invalid/room/',
    readingRoomRanges: '192.0.2.0/24',
    larkDomain: 'https://open.invalid',
    // The CLI asks for it: each resource then says where it stands.
    'aws:cdk:enable-path-metadata': true,
  }
  const app = new App({ context, outdir: join(folder, 'cdk.out') })
  const root = join(import.meta.dirname, '../..')
  stacksOf(app, await bundleAll(join(folder, 'bundles')), pictureProcessor(root))
  app.synth()
}
