import type { SendMessageBatchCommandInput } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../lambdas/aws/entry.ts'
import { listParked, park } from '../../lambdas/aws/reacting/parked.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY, must, staff, WORKSPACE } from '../support/company.ts'
import { entriesOf } from '../support/journal.ts'
import { messageAbout, type Outbox, startOutbox, written } from '../support/outbox.ts'

const lin = staff.salesperson.user

let archive: Archive
let outbox: Outbox
let visit: Entry
let scan: Entry
beforeAll(async () => {
  archive = await startArchive()
  outbox = await startOutbox(archive.store)
  visit = await entryOf('visit.report', {
    customerId: 'new:凤竹纺织',
    visitedOn: '2026-11-23',
    urgency: 'daily',
    learned: '要 120 吨',
  })
  const attachment = {
    chat: 'slack',
    workspace: WORKSPACE,
    fileId: 'F1',
    name: '合同.pdf',
    size: 9,
  }
  scan = await entryOf('document.file', {
    customerId: visit.root,
    documentKind: 'contractText',
    secrecy: 'unclassified',
    title: '购销合同',
    datedOn: '2026-03-18',
    attachment: JSON.stringify(attachment),
  })
})
afterAll(async () => {
  await outbox.close()
  await archive.close()
})

/** The entry that an activity of the salesperson leaves. */
async function entryOf(activity: string, args: object, user: string = lin): Promise<Entry> {
  const id = `${activity}:${JSON.stringify(args)}`
  await must(archive.fill(user, activity, args, { id }))
  const found = (await entriesOf(archive.store)).find(({ commandId }) => commandId === id)
  if (!found) throw new Error(`${activity} left no entry`)
  return found
}

let made = 0
/** Another entry of the same chain: what was sent before is not sent again. */
const another = (changes: Partial<Entry>): Entry => ({
  ...visit,
  sk: `ENTRY#${String(100 + made++).padStart(12, '0')}`,
  ...changes,
})

const inbox = (id: string) => ({ pk: `INBOX#${id}`, sk: 'INBOX', id, event: { type: 'message' } })

const image = (kind: string, version: number) => ({
  pk: 'P',
  sk: 'S',
  after: { kind, id: 'x', version },
})

describe('what was written goes to', () => {
  it('notify, when the journal has something to tell', async () => {
    expect(visit.tell).not.toHaveLength(0)
    await outbox.put(written([another({ images: [] })]))
    expect(outbox.filled()).toEqual(['notify'])
  })

  it('notify, when a record has changed that a card may follow', async () => {
    await outbox.put(written([another({ tell: [], images: [image('request', 2)] })]))
    expect(outbox.filled()).toEqual(['notify'])
  })

  it('notify, when somebody was taken in, whose language is not known yet', async () => {
    await outbox.put(written([another({ tell: [], images: [image('person', 1)] })]))
    expect(outbox.filled()).toEqual(['notify'])
  })

  it('documents, when a scan is to be fetched, and no more once it is filed', async () => {
    await outbox.put(written([scan]))
    expect(outbox.filled()).toContain('documents')
    const filed = scan.images.map((each) => ({ ...each, after: { ...each.after, state: 'filed' } }))
    await outbox.put(written([{ ...scan, images: filed }]))
    expect(outbox.filled()).not.toContain('documents')
  })

  it('the inbox, when a chat has told something', async () => {
    await outbox.put(written([inbox('Ev1')]))
    expect(outbox.taken('inbox')).toEqual(['{"pk":"INBOX#Ev1","sk":"INBOX"}'])
  })

  it('nobody, when a page was read, or a row is no entry', async () => {
    const read = another({ tell: [], images: [image('request', 1)] })
    const card = { pk: visit.pk, sk: 'CARD', kind: 'customer', version: 2 }
    const stranger = another({ pk: 'DESK#1' })
    await outbox.put(written([read, card, stranger]))
    expect(outbox.filled()).toEqual([])
  })

  it('nobody, when a row was changed or let go', async () => {
    const { Records } = written([another({}), inbox('Ev2')])
    const [changed = {}, gone = {}] = Records
    await outbox.put({
      Records: [
        { ...changed, eventName: 'MODIFY' },
        { ...gone, eventName: 'REMOVE' },
      ],
    })
    expect(outbox.filled()).toEqual([])
  })

  it.each(['notify', 'inbox', 'documents'] as const)(
    '%s, when an administrator has parked work of it done again',
    async (worker) => {
      const args = { id: `${worker}/INBOX#Ev3/INBOX` }
      const asked = await entryOf('parked.retry', args, staff.administrator.user)
      await outbox.put(written([asked]))
      expect(outbox.filled()).toEqual([worker])
    },
  )
})

describe('a message', () => {
  it('names the row and says nothing else', async () => {
    const fresh = another({})
    await outbox.put(written([fresh]))
    const [letter] = outbox.queues.of.notify.queue.empty()
    expect(letter).toMatchObject({ body: messageAbout(fresh), group: visit.root })
    expect(letter?.deduplicationId).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a batch of the stream', () => {
  const company = Array.from({ length: 25 }, (_, n) => ({
    root: n % 3 === 0 ? 'company' : `客户${n % 3}`,
    n,
  }))
  const entries = (from: number) =>
    company.map(({ root, n }) => ({
      ...visit,
      root,
      pk: root === 'company' ? 'COMPANY' : `DOSSIER#${root}`,
      sk: `ENTRY#${String(from + n).padStart(12, '0')}`,
    }))
  const of = (root: string, messages: readonly string[]) =>
    messages.filter((message) => message.includes(root === 'company' ? 'COMPANY' : root))
  const inOrder = (rows: readonly { pk: string; sk: string }[], messages: readonly string[]) => {
    for (const root of ['company', '客户1', '客户2'])
      expect(of(root, messages)).toEqual(of(root, rows.map(messageAbout)))
  }

  it('keeps the order of every chain, however many there are at once', async () => {
    const rows = entries(1000)
    expect(await outbox.put(written(rows))).toEqual({ batchItemFailures: [] })
    inOrder(rows, outbox.taken('notify'))
  })

  it('of which a queue leaves some out is asked for again from the first of them, and no order is lost', async () => {
    const rows = entries(2000)
    const left = leaveOut((body) => body.includes('ENTRY#000000002006'))
    const { batchItemFailures } = await outbox.put(written(rows))
    expect(batchItemFailures).toEqual([{ itemIdentifier: '6' }])
    left.nothing()
    await outbox.put({ Records: written(rows).Records.slice(6) })
    inOrder(rows, outbox.taken('notify'))
    expect(await listParked(archive.store)).toEqual([])
  })

  it('waits for a queue that is away, however long, and parks nothing', async () => {
    const rows = [...entries(3000).slice(0, 2), inbox('Ev9')]
    const left = leaveOut(() => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    })
    for (let tries = 0; tries < 60; tries++)
      expect((await outbox.put(written(rows))).batchItemFailures).toHaveLength(1)
    left.nothing()
    expect((await outbox.put(written(rows))).batchItemFailures).toEqual([])
    expect(outbox.taken('notify')).toHaveLength(2)
    expect(outbox.taken('inbox')).toHaveLength(1)
    expect(await listParked(archive.store)).toEqual([])
  })

  it('with an entry that cannot be read is held up by it five times, then by none', async () => {
    const [before, broken, after] = entries(4000)
    const rows = [before, { ...broken, hash: undefined }, after].flatMap((row) => row ?? [])
    for (let tries = 1; tries < 5; tries++) {
      const { batchItemFailures } = await outbox.put(written(rows))
      expect(batchItemFailures).toEqual([{ itemIdentifier: '1' }])
    }
    expect(await outbox.put(written(rows))).toEqual({ batchItemFailures: [] })
    expect(outbox.taken('notify')).toEqual(
      [rows[0], rows[2]].map((row) => messageAbout(Object(row))),
    )
    expect(await listParked(archive.store)).toMatchObject([
      { reactor: 'outbox', source: { sk: 'ENTRY#000000004001' }, fault: 'ZodError' },
    ])
  })

  /** Lets messages fail on their way, as SQS may answer. */
  function leaveOut(isLeft: (body: string) => boolean) {
    let ends = isLeft
    outbox.sqs.middlewareStack.add(
      (next) => async (args) => {
        const input = args.input as SendMessageBatchCommandInput
        const left = (input.Entries ?? []).filter(({ MessageBody = '' }) => ends(MessageBody))
        const Entries = input.Entries?.filter((entry) => !left.includes(entry))
        const Failed = left.map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError' }))
        if (!Entries?.length) return { response: {}, output: { $metadata: {}, Failed } }
        const { response, output } = await next({ ...args, input: { ...input, Entries } })
        return { response, output: { ...output, ...(Failed.length > 0 ? { Failed } : {}) } }
      },
      { step: 'initialize', name: 'leftOut', override: true },
    )
    return {
      nothing: () => {
        ends = () => false
      },
    }
  }
})

describe('parked work of the outbox', () => {
  it('is done again when an administrator asks for it, and is parked no more', async () => {
    const source = { pk: visit.pk, sk: visit.sk }
    const id = `outbox/${source.pk}/${source.sk}`
    await park(archive.store, { id, reactor: 'outbox', source, fault: 'x', parkedAt: MONDAY })
    const fresh = await startOutbox(archive.store)
    const asked = await entryOf('parked.retry', { id }, staff.administrator.user)
    await fresh.put(written([asked]))
    expect(fresh.taken('notify')).toEqual([messageAbout(visit)])
    expect((await listParked(archive.store)).map((each) => each.id)).not.toContain(id)
    await fresh.close()
  })
})
