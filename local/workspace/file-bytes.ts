import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the bytes of shared files lie. */
export interface FileBytes {
  put(id: string, bytes: Buffer): Promise<void>
  get(id: string): Promise<Buffer>
}

/** Bytes in a directory, or in memory where none is given. */
export const fileBytesIn = (directory: string | undefined): FileBytes => {
  const held = new Map<string, Buffer>()
  if (directory === undefined)
    return {
      put: async (id, bytes) => {
        held.set(id, bytes)
      },
      get: async (id) => held.get(id) ?? Buffer.alloc(0),
    }
  const folder = join(directory, 'files')
  return {
    put: async (id, bytes) => {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, id), bytes)
    },
    get: (id) => readFile(join(folder, id)),
  }
}
