import { relative } from 'node:path'
import { expect } from 'vitest'
import * as z from 'zod'
import type { Settings } from '../../lambdas/aws/settings.ts'
import { functionsFromBundles, type LogLine } from '../../local/deployed/functions.ts'
import type { LocalHouse } from '../../local/house.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import { deployment } from './deployment.ts'
import { beginWalk } from './rights-done.ts'
import { toldHouse } from './told-house.ts'

/** The trial company's house, run from what would be uploaded, each function under its own role. */
export async function deployedHouse(
  face: Chat,
): Promise<{ house: LocalHouse; close(): Promise<void> }> {
  const lines: LogLine[] = []
  const watch = beginWalk(`${fileOfTest()} in ${face}`)
  const log = (line: LogLine) => lines.push(line)
  const functions = functionsFromBundles(await deployment(), { log, watch })
  const { house, close } = await toldHouse({ functions })
  return {
    house,
    close: async () => {
      await close()
      await watch.keep()
      // Its role lets each function do all that it had to do.
      expect(watch.refusals).toEqual([])
      // What goes to the log is read by more people than may know this.
      const told = lines.filter(({ line }) =>
        secretsIn(house.settings).some((it) => line.includes(it)),
      )
      expect(told).toEqual([])
    },
  }
}

/** The file whose tests run, as `story/slack.test.ts`. */
const fileOfTest = (): string =>
  relative(`${import.meta.dirname}/..`, z.string().parse(expect.getState().testPath))

const secretsIn = (settings: Settings): string[] =>
  Object.entries(settings)
    .filter(([name, value]) => /SECRET$|_TOKEN$|_KEY$/.test(name) && value)
    .map(([, value]) => String(value))
