import { execFile } from 'node:child_process'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const cache = join(root, 'dist', 'conformance')

/** A folder of the cache, filled once: what broke off half-way is begun again. */
export async function kept(
  name: string,
  fill: (folder: string) => Promise<unknown>,
): Promise<string> {
  const folder = join(cache, name)
  const isThere = await access(join(folder, '.whole')).then(
    () => true,
    () => false,
  )
  if (isThere) return folder
  console.log(`  bringing ${name} …`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await fill(folder)
  await mkdir(join(folder, '.whole'))
  return folder
}

/** A fresh folder for what one run leaves behind, so that it can be looked at. */
export async function freshFolder(name: string): Promise<string> {
  const folder = join(cache, 'runs', name)
  const before = `${folder}.before`
  await rm(before, { recursive: true, force: true })
  await rename(folder, before).catch(() => undefined)
  await mkdir(folder, { recursive: true })
  return folder
}

/** Runs a program to its end; its words are told when it fails. */
export const run = (
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
) => promisify(execFile)(program, args, { maxBuffer: 64 * 1024 ** 2, ...options })
