import { benchAuthority } from './authority.ts'
import { type Bar, barLine } from './bar.ts'
import type { Fresh, Peers } from './fresh.ts'
import { benchFreshLark } from './fresh-lark.ts'
import { benchFreshSlack } from './fresh-slack.ts'
import { benchRoomPage } from './room-page.ts'
import { benchWarmVisit } from './warm-visit.ts'

// Said once by the AWS SDK on Node 20; Lambda runs a later one.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

const benches: Readonly<Record<string, () => Promise<Bar>>> = {
  'fresh-slack': async () => fresh('slack', 'Bolt', await benchFreshSlack()),
  'fresh-lark': async () => fresh('lark', 'Lark SDK', await benchFreshLark()),
  'room-page': roomPage,
  'warm-visit': warmVisit,
  authority,
}

// All of them, or those that are named.
const named = process.argv.slice(2)
const bars: Bar[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (named.length === 0 || named.includes(name)) bars.push(await bench())
}
console.log()
for (const bar of bars) console.log(barLine(bar))

function fresh(chat: string, library: string, { ours, hello, bare }: Peers): Bar {
  console.log(`First signed request of the ${chat} function in a fresh process, medians:`)
  const line = (name: string, { bytes, wall, inProcess }: Fresh) =>
    console.log(
      `  ${name.padEnd(24)} ${kilobytes(bytes)}  wall ${ms(wall)} (${(wall / bare.wall).toFixed(2)} × bare)  in process ${ms(inProcess)}`,
    )
  line('ours, a visit written', ours)
  line(`hello-world ${library}`, hello)
  line('bare handler', bare)
  const ratio = ours.wall / hello.wall
  console.log(
    `  ours / ${library}: wall ${ratio.toFixed(2)}, in process ${(ours.inProcess / hello.inProcess).toFixed(2)}`,
  )
  return { name: `fresh-${chat}`, ratio, goal: 1.3, wants: 'atMost' }
}

async function roomPage(): Promise<Bar> {
  const { whole, bare, fetched, marked, drawn } = await benchRoomPage()
  const line = (name: string, time: number) => console.log(`  ${name.padEnd(36)} ${ms(time)}`)
  console.log('A page of the reading room, warm, medians:')
  line('whole function', whole)
  line('  session, grant, trace in the table', whole - fetched - marked)
  line('  picture fetched from the files', fetched)
  line('  watermark on the picture', marked)
  line('bare render + watermark', bare)
  line('  page drawn from its PDF', drawn)
  line('  watermark and JPEG', bare - drawn)
  console.log(`  whole / watermark alone ${(whole / marked).toFixed(2)}`)
  return { name: 'room-page', ratio: whole / bare, goal: 1.3, wants: 'atMost' }
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
