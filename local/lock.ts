import { open, readFile, rm } from 'node:fs/promises'

/** Thrown when another process, alive, holds the directory. */
export class DirectoryHeld extends Error {}

/** Holds a directory for this process alone; a lock left by a dead process is taken over. */
export async function holdLock(file: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = Number(await readFile(file, 'utf8').catch(() => '0'))
      if (isAlive(holder)) {
        throw new DirectoryHeld(`${file} is held by process ${holder}`)
      }
      await rm(file, { force: true })
    }
  }
  throw new Error(`${file} cannot be held`)
}

function isAlive(pid: number): boolean {
  if (!pid || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
