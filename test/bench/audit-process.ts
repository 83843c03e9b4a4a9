import { auditRows } from '../../lambdas/aws/audit.ts'
import { openExport } from '../../lambdas/aws/exporting/manifest.ts'
import { itemsIn } from '../../lambdas/aws/exporting/read.ts'
import { rowsOf } from '../../lambdas/aws/rows.ts'
import { sortOnDisk } from '../../local/sorting-on-disk.ts'

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
