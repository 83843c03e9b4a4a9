import type { Audit } from '../upkeep/auditing/break.ts'
import type { Export } from '../upkeep/exporting/manifest.ts'

/** Says what an audit found, each break in a line of its own; the command ends with 1 if there is one. */
export function report(
  { chains, entries, records, remembered, heads, breaks }: Audit,
  older?: Export,
): void {
  for (const found of breaks) {
    const { root, broken, because, ...where } = found
    console.log(`BROKEN ${broken} ${because} in ${root || 'no chain'} ${JSON.stringify(where)}`)
  }
  if (older) {
    const lost = breaks.filter(({ broken }) => broken === 'history').length
    console.log(
      `${remembered - lost} of ${remembered} heads of ${older.summary.exportTime ?? older.directory} are still there`,
    )
  }
  const outcome = breaks.length === 0 ? 'unbroken' : `${breaks.length} broken`
  console.log(`${chains} chains, ${entries} entries, ${records} records: ${outcome}`)
  console.log(`heads ${heads}`)
  if (breaks.length > 0) process.exitCode = 1
}
