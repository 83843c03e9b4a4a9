import '../../local/quiet-sdk.ts'
import { cpus, loadavg } from 'node:os'
import { audit } from '../../upkeep/audit.ts'
import { keepComing } from './arrivals.ts'
import { keptOnce } from './kept-once.ts'
import { Latencies } from './latencies.ts'
import { startLoadHouse } from './load-house.ts'
import { heldHereMiB, residentMiB, watchMemory } from './memory.ts'
import { mixIn } from './mix.ts'

// `npm run load`: fifty people for ten minutes at twenty requests a second, on this machine alone; LOAD_MINUTES says otherwise.
const minutes = Number(process.env['LOAD_MINUTES'] ?? 10)
const LONGEST_P99 = 1000

/** Before anything is measured, the same is done for so long: a fleet in use is warm. */
const WARMING_MS = 30_000

const load = await startLoadHouse()
const { doors, trial } = load
const { house } = trial
const problems: string[] = []
try {
  const latencies = new Latencies()
  const { habits, accepted } = await mixIn(load, latencies)
  const processors = cpus()
  console.log(`${processors.length} processors: ${processors[0]?.model}`)
  console.log(
    `in a second: ${habits.map(({ kind, perSecond }) => `${perSecond} ${kind}`).join(', ')}`,
  )
  await keepComing(habits, WARMING_MS)
  for (const each of [latencies, doors.latencies]) each.begin()

  const memory = watchMemory(async () => {
    const processes = [
      ...[...load.functions].map(([name, it]) => [name, it.pids()] as const),
      ['store', [house.engine?.pid ?? 0]] as const,
    ]
    return Promise.all(
      processes.map(async ([name, pids]) => [name, await residentMiB(pids)] as const),
    )
  }, 5000)
  const heldHere = watchMemory(
    async () => [['held by the chats, files, queues and everybody', heldHereMiB()]],
    30_000,
  )
  const progress = setInterval(() => {
    const { count, errors } = latencies
    console.error(`… ${count} answered, ${errors.length} in error ${errors.at(-1) ?? ''}`)
  }, 30_000)
  const begun = performance.now()
  await keepComing(habits, minutes * 60_000)
  const stopped = performance.now()
  const [, busy = 0] = loadavg()
  clearInterval(progress)
  const seen = [...memory.stop(), ...heldHere.stop()]
  const perSecond = doors.latencies.count / ((stopped - begun) / 1000)
  await house.settled()
  const lag = Math.round(performance.now() - stopped)

  // What else the machine had to do stands in the figures, too.
  console.log(
    `${minutes} minutes at ${perSecond.toFixed(1)} requests a second at the doors; ${busy.toFixed(0)} processes were ready to run`,
  )
  console.table(latencies.rows())
  console.table(doors.latencies.rows())
  console.table(seen)
  console.log(`${lag} ms until stream and queues were empty`)
  for (const each of [latencies, doors.latencies]) {
    problems.push(...new Set(each.errors))
    const { p99 = 0 } = each.rows().at(-1) ?? {}
    if (p99 > LONGEST_P99) problems.push(`p99 is ${p99} ms`)
  }
  for (const { name, isFlat } of seen) if (!isFlat) problems.push(`the memory of ${name} grows`)
  problems.push(...(await keptOnce(house, accepted)))
  problems.push(...new Set(load.refused), ...failuresIn(load.lines.map(({ line }) => line)))
  const { chains, entries, breaks } = await audit({ client: house.client, table: house.table })
  console.log(
    `${chains} chains, ${entries} entries, ${breaks.length} broken; ${accepted.size} visits`,
  )
  if (breaks.length > 0) problems.push(JSON.stringify(breaks.slice(0, 3)))
} finally {
  await load.close()
}
for (const problem of problems.slice(0, 20)) console.log(`short: ${problem}`)
console.log(problems.length === 0 ? 'all bars held' : `${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)

/** What functions say of work that did not come to its end the first time. */
function failuresIn(lines: readonly string[]): string[] {
  return [...new Set(lines.filter((line) => /failed|broke|parked|Error/.test(line)))].slice(0, 10)
}
