import { setTimeout as pause } from 'node:timers/promises'

/** Waits until what is looked for is there, and gives it. */
export async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries <= 200; tries++) {
    const found = look()
    if (found !== undefined) return found
    await pause(100)
  }
  throw new Error('it did not come within 20 s')
}
