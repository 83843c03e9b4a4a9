import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tellStory } from '../../local/company/story.ts'
import type { MakeFunctions } from '../../local/functions.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { onceARun } from './once-a-run.ts'

/** The whole house on this machine with the trial company in it, in a directory of its own. */
export async function toldHouse(
  running: { functions?: MakeFunctions } = {},
): Promise<{ house: LocalHouse; close(): Promise<void> }> {
  const directory = await toldDirectory()
  const house = await startHouse({ directory, answerWithin: 20_000, ...running })
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

/** The story is told once for all test files of a run; all go on from a copy. */
const toldCompany = (): Promise<string> =>
  onceARun('told', async (directory) => {
    const house = await startHouse({ directory, answerWithin: 20_000 })
    await tellStory(house)
    await house.settled()
    await house.close()
  })
