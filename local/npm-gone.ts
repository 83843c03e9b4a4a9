import { readFileSync } from 'node:fs'

/** Calls when npm, which started us, was killed outright; it can then no longer pass a signal on. */
export function whenNpmIsGone(call: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  // Between npm and us stands the shell that npm runs scripts with.
  const npm = parentOf(process.ppid)
  if (npm === undefined) return
  const looking = setInterval(() => {
    if (parentOf(process.ppid) === npm) return
    clearInterval(looking)
    call()
  }, 1000)
  looking.unref()
}

/** Its parent, where the system tells it (Linux). */
function parentOf(pid: number): number | undefined {
  try {
    const told = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(told.slice(told.lastIndexOf(')')).split(' ')[2])
  } catch {
    return undefined
  }
}
