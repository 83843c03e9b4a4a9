import { access, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import { tellStory } from '../../local/company/story.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import './told-place.ts'

/** The whole house on this machine with the trial company in it, in a directory of its own. */
export async function toldHouse(): Promise<{ house: LocalHouse; close(): Promise<void> }> {
  const directory = await toldDirectory()
  const house = await startHouse({ directory, answerWithin: 20_000 })
  // Nothing is left to tell; a story that is would show here.
  await tellStory(house)
  await house.settled()
  return {
    house,
    close: async () => {
      await house.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** What the trial company's house keeps, in a directory of its own. */
export async function toldDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-told-'))
  await cp(await toldCompany(), directory, { recursive: true })
  return directory
}

/** The story is told once for all test files of a run: whoever is first tells it, the others wait, and all go on from a copy. */
async function toldCompany(): Promise<string> {
  const place = inject('place')
  const told = join(place, 'told')
  const end = (how: 'well' | 'badly') => join(place, how)
  const isFirst = await mkdir(told).then(
    () => true,
    () => false,
  )
  if (isFirst) {
    try {
      const house = await startHouse({ directory: told, answerWithin: 20_000 })
      await tellStory(house)
      await house.settled()
      await house.close()
      await writeFile(end('well'), '')
    } catch (error) {
      await writeFile(end('badly'), String(error))
      throw error
    }
  }
  while (!(await isThere(end('well')))) {
    if (await isThere(end('badly'))) throw new Error('the story could not be told')
    await pause(50)
  }
  return told
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
