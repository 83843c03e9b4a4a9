import { join } from 'node:path'
import { onceARun } from './once-a-run.ts'

/** What `cdk deploy` would carry out and upload for a house in both chats; made once for all test files of a run. */
export const deployment = (): Promise<string> =>
  onceARun('deployment', async (folder) => {
    // Loaded by whoever is first alone: the library of the stacks is large.
    const { synthesise } = await import('./synthesise.ts')
    await synthesise(folder)
  }).then((folder) => join(folder, 'cdk.out'))
