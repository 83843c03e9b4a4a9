import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Sizes = Iterable<readonly [name: string, mib: number]>

/** How many MiB each has, looked at again and again. */
export function watchMemory(sizes: () => Promise<Sizes>, everyMs: number) {
  const seen = new Map<string, number[]>()
  const look = async () => {
    for (const [name, size] of await sizes()) seen.set(name, [...(seen.get(name) ?? []), size])
  }
  const timer = setInterval(() => void look(), everyMs)
  return {
    stop: (): MemoryOf[] => {
      clearInterval(timer)
      return [...seen].map(([name, sizes]) => memoryOf(name, sizes))
    },
  }
}

/** MiB in the middle of the second and of the last third of the time. */
export interface MemoryOf {
  name: string
  middle: number
  last: number
  /** More by less than a tenth, or than what a collector of garbage leaves lying about. */
  isFlat: boolean
}

const SLACK_MIB = 20

/** What was seen of a process; the first third is its warming up. */
export function memoryOf(name: string, sizes: readonly number[]): MemoryOf {
  const third = Math.floor(sizes.length / 3)
  const middle = medianOf(sizes.slice(third, 2 * third))
  const last = medianOf(sizes.slice(2 * third))
  return { name, middle, last, isFlat: last - middle <= Math.max(SLACK_MIB, middle / 10) }
}

const medianOf = (sizes: readonly number[]) =>
  sizes.toSorted((one, other) => one - other)[Math.floor(sizes.length / 2)] ?? 0

/** Resident memory of processes together, as the system counts it. */
export async function residentMiB(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(pids.map(residentOf))
  return sizes.reduce((all, size) => all + size, 0)
}

/**
 * What this process holds on to. Of its resident memory most is what it has let go of and nobody needs yet, on a machine
 * with plenty: that says nothing. So it is counted after a collection, which everybody here waits for.
 */
export function heldHereMiB(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  const { heapUsed, external } = process.memoryUsage()
  return Math.round((heapUsed + external) / 1024 ** 2)
}

/** None of a process that is gone. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
