import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import './told-place.ts'

/** A folder that is filled once for all test files of a run: whoever is first fills it, the others wait. */
export async function onceARun(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const place = inject('place')
  const folder = join(place, name)
  const end = (how: 'well' | 'badly') => join(place, `${name}-${how}`)
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  )
  if (isFirst) {
    try {
      await fill(folder)
      await writeFile(end('well'), '')
    } catch (error) {
      await writeFile(end('badly'), String(error))
      throw error
    }
  }
  while (!(await isThere(end('well')))) {
    if (await isThere(end('badly'))) throw new Error(`${name} could not be made`)
    await pause(50)
  }
  return folder
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
