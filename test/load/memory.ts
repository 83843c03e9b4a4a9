import { readFile } from 'node:fs/promises'

/** How much memory every process has, looked at again and again. */
export function watchMemory(processes: () => Map<string, number[]>, everyMs: number) {
  const seen = new Map<string, number[]>()
  const look = async () => {
    for (const [name, pids] of processes()) {
      const sizes = await Promise.all(pids.map(residentMiB))
      const sum = sizes.reduce((all, size) => all + size, 0)
      seen.set(name, [...(seen.get(name) ?? []), sum])
    }
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

/** Resident memory, as the system counts it; none of a process that is gone. */
async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
