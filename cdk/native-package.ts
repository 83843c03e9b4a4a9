import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'

const run = promisify(execFile)
const Locked = z.object({ version: z.string(), integrity: z.string().startsWith('sha512-') })
const Packed = z.tuple([z.object({ filename: z.string() })])

/**
 * Where a package with native code lies: in `node_modules` if it is for this machine, otherwise under `dist/`, fetched
 * once by npm at the lockfile's version and only if it is what the lockfile says it is, byte for byte.
 */
export async function nativePackage(root: string, name: string): Promise<string> {
  const installed = join(root, 'node_modules', name)
  if (existsSync(installed)) return installed
  const { version, integrity } = await lockedIn(root, name)
  const kept = join(root, 'dist/native', `${name.replace('/', '+')}-${version}`)
  if (!existsSync(kept)) await fetchInto(kept, `${name}@${version}`, integrity)
  return join(kept, 'package')
}

async function lockedIn(root: string, name: string): Promise<z.infer<typeof Locked>> {
  const lock = z
    .object({ packages: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')))
  return Locked.parse(lock.packages[`node_modules/${name}`])
}

async function fetchInto(place: string, wanted: string, integrity: string): Promise<void> {
  const told = await mkdtemp(join(tmpdir(), 'anjuan-native-'))
  try {
    const archive = join(told, await packed(wanted, told))
    const hash = createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')
    if (integrity !== `sha512-${hash}`)
      throw new Error(`${wanted} is not what package-lock.json says it is: nothing of it is used`)
    const open = join(told, 'open')
    await mkdir(open)
    await run('tar', ['-xzf', archive, '-C', open])
    await mkdir(join(place, '..'), { recursive: true })
    await rename(open, place).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error
      await run('cp', ['-r', open, place])
    })
  } finally {
    await rm(told, { recursive: true, force: true })
  }
}

async function packed(wanted: string, into: string): Promise<string> {
  try {
    const { stdout } = await run('npm', ['pack', wanted, '--json', '--pack-destination', into])
    return Packed.parse(JSON.parse(stdout))[0].filename
  } catch (error) {
    throw new Error(
      `${wanted} is for another processor than this machine's and could not be fetched: with a network once, or with -c processor=x64 for what is installed here`,
      { cause: error },
    )
  }
}
