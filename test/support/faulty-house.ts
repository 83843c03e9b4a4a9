import * as z from 'zod'
import type { Entry } from '../../lambdas/aws/entry.ts'
import type { Settings } from '../../lambdas/aws/settings.ts'
import { type Functions, functionsFromSource } from '../../local/functions.ts'
import type { LocalHouse } from '../../local/house.ts'
import { type BadLine, badLine, type Heard } from './bad-line.ts'
import {
  filesTroubles,
  larkCall,
  larkTroubles,
  slackCall,
  slackTroubles,
  storeCall,
  storeTroubles,
} from './bad-lines.ts'
import { entriesOf } from './journal.ts'
import { toldHouse } from './told-house.ts'

/** What the functions reach over a line on which things go wrong. */
export type Far = 'store' | 'files' | 'slack' | 'lark'

/** The trial company's whole house, its functions at the end of bad lines. */
export interface FaultyHouse {
  house: LocalHouse
  lines: Readonly<Record<Far, BadLine>>
  /** The messages that each effect came to in Lark: there one message has one mark only until it is drawn anew. */
  larkSaid: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether an entry was written since the house was opened. */
  isNew(entry: Entry): boolean
  /** Lets so many of a hundred requests go wrong, on these lines. */
  trouble(percent: number, ...lines: Far[]): void
  close(): Promise<void>
}

const Sent = z.looseObject({ uuid: z.string(), content: z.string() })
const Given = z.looseObject({ code: z.literal(0), data: z.looseObject({ message_id: z.string() }) })

function jsonIn(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString())
  } catch {
    return undefined
  }
}

const entryName = ({ pk, sk }: Entry) => `${pk}/${sk}`

const troubles = {
  store: storeTroubles,
  files: filesTroubles,
  slack: slackTroubles,
  lark: larkTroubles,
}

/** Opens one; nothing goes wrong until it is asked for. `changed` puts something between the loops and the functions. */
export async function faultyHouse(
  seed: number,
  changed: (functions: Functions) => Functions = (functions) => functions,
): Promise<FaultyHouse> {
  const larkSaid = new Map<string, Set<string>>()
  const hear = (body: Buffer, answer: Buffer) => {
    const sent = Sent.safeParse(jsonIn(body))
    const given = Given.safeParse(jsonIn(answer))
    if (!sent.success || !given.success) return
    const { uuid } = sent.data
    larkSaid.set(uuid, (larkSaid.get(uuid) ?? new Set()).add(given.data.data.message_id))
  }
  const heard: Partial<Record<Far, Heard>> = {
    store: { callOf: storeCall },
    slack: { callOf: slackCall },
    lark: { callOf: larkCall, done: hear },
  }
  const laid: Partial<Record<Far, BadLine>> = {}
  const lineTo = async (far: Far, target: string | undefined) => {
    laid[far] ??= await badLine(target ?? '', seed, troubles[far], heard[far])
    return laid[far].url
  }
  const { house, close } = await toldHouse({
    functions: async (settings, now) => {
      const far: Settings = {
        ...settings,
        DYNAMODB_ENDPOINT: await lineTo('store', settings.DYNAMODB_ENDPOINT),
        S3_ENDPOINT: await lineTo('files', settings.S3_ENDPOINT),
        SLACK_API_URL: `${await lineTo('slack', settings.SLACK_API_URL)}${new URL(settings.SLACK_API_URL).pathname}`,
        LARK_DOMAIN: await lineTo('lark', settings.LARK_DOMAIN),
      }
      return changed(await functionsFromSource(far, now))
    },
  })
  const { store, files, slack, lark } = laid
  if (!store || !files || !slack || !lark) throw new Error('not every line was laid')
  const lines = { store, files, slack, lark }
  const before = new Set((await entriesOf(house)).map(entryName))
  return {
    house,
    lines,
    larkSaid,
    isNew: (entry) => !before.has(entryName(entry)),
    trouble: (percent, ...on) => {
      for (const far of on) lines[far].percent = percent
    },
    close: async () => {
      for (const line of Object.values(lines)) line.percent = 0
      await close()
      for (const line of Object.values(lines)) await line.close()
    },
  }
}
