import { sortOnDisk } from '../../local/sorting-on-disk.ts'
import { auditRows } from '../../upkeep/audit.ts'
import { openExport } from '../../upkeep/exporting/manifest.ts'
import { itemsIn } from '../../upkeep/exporting/read.ts'
import { rowsOf } from '../../upkeep/rows.ts'

// Audits one export in a process of its own, and says what that took.
const began = performance.now()
const { breaks, ...counted } = await auditRows(
  rowsOf(itemsIn(await openExport(process.argv[2] ?? ''))),
  { sort: sortOnDisk },
)
process.send?.({
  seconds: (performance.now() - began) / 1000,
  megabytes: process.resourceUsage().maxRSS / 1024,
  breaks: breaks.length,
  ...counted,
})
process.disconnect()
