import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A command of the operator in a process of its own, on the archive in a directory: what it says, and how it ends. */
export async function command(
  name: 'audit' | 'export' | 'restore',
  directory: string,
  words: string[] = [],
  environment: Record<string, string> = {},
): Promise<{ code: unknown; said: string }> {
  const env = { ...process.env, ANJUAN_DIRECTORY: directory, ...environment }
  const asked = ['--import', 'tsx', `local/${name}.ts`, ...words]
  return run(process.execPath, asked, { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  )
}
