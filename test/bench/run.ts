import { benchAuthority } from './authority.ts'
import { type Bar, barLine } from './bar.ts'
import { benchFreshProcess, type Fresh } from './fresh-process.ts'
import { benchWarmVisit } from './warm-visit.ts'

// Said once by the AWS SDK on Node 20; Lambda runs a later one.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

const bars: Bar[] = [await freshProcess(), await warmVisit(), await authority()]
console.log()
for (const bar of bars) console.log(barLine(bar))

async function freshProcess(): Promise<Bar> {
  const { ours, bolt, bare } = await benchFreshProcess()
  console.log('First signed request in a fresh process, medians:')
  const line = ({ name, bytes, wall, inProcess }: Fresh) =>
    console.log(
      `  ${name.padEnd(24)} ${kilobytes(bytes)}  wall ${ms(wall)} (${(wall / bare.wall).toFixed(2)} × bare)  in process ${ms(inProcess)}`,
    )
  line({ ...ours, name: 'ours, a visit written' })
  line({ ...bolt, name: 'hello-world Bolt' })
  line({ ...bare, name: 'bare handler' })
  console.log(
    `  ours / Bolt: wall ${(ours.wall / bolt.wall).toFixed(2)}, in process ${(ours.inProcess / bolt.inProcess).toFixed(2)}`,
  )
  return { name: 'fresh-process', ratio: ours.wall / bolt.wall, goal: 1.3, wants: 'atMost' }
}

async function warmVisit(): Promise<Bar> {
  const { ours, bare, items } = await benchWarmVisit()
  console.log('Warm /visit submit, medians:')
  console.log(`  whole function           ${ms(ours)}`)
  console.log(`  bare TransactWriteItems  ${ms(bare)}  (${items} items)`)
  return { name: 'warm-visit', ratio: ours / bare, goal: 1.5, wants: 'atMost' }
}

async function authority(): Promise<Bar> {
  const { table, casl, cedar } = await benchAuthority()
  const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en')}/s`
  console.log('Authority decisions, medians:')
  console.log(`  ours ${rate(table)}, CASL ${rate(casl)}, Cedar ${rate(cedar)}`)
  console.log(
    `  ours / CASL ${(table / casl).toFixed(1)}, ours / Cedar ${(table / cedar).toFixed(0)}`,
  )
  return { name: 'authority', ratio: table / casl, goal: 3, wants: 'atLeast' }
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1).padStart(6)} ms`
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)
    .toString()
    .padStart(5)} KB`
}
