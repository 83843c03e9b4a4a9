import { createHash } from 'node:crypto'
import type { Activity } from '../../../shared/commands/activity.ts'
import { type Answer, execute, type Kernel } from '../../../shared/commands/execute.ts'
import {
  AttachmentGone,
  AttachmentTooLarge,
  type Messengers,
} from '../../../shared/commands/messenger.ts'
import type { Examined } from '../../../shared/domain/cataloguing.ts'
import { Document, type ScanFault } from '../../../shared/records/document.ts'
import type { MalwareScan } from '../../../shared/terms/malware-scan.ts'
import type { Entry } from '../entry.ts'
import type { Files } from '../files.ts'
import type { Reactor } from './reactor.ts'

/** Looks into the bytes of a scan; `lambdas/imaging` does it. */
export interface Imaging {
  inspect(
    bytes: Uint8Array,
    name: string,
  ): Promise<
    | { ok: true; type: 'pdf' | 'jpeg' | 'png' | 'tiff'; pages: number }
    | { ok: false; reason: ScanFault }
  >
  /** Draws every page; whether all of them could be drawn. */
  draw(
    bytes: Uint8Array,
    type: 'pdf' | 'jpeg' | 'png' | 'tiff',
    onPage: (page: number, jpeg: Uint8Array) => Promise<void>,
  ): Promise<boolean>
}

/** What receiving scans needs. */
export interface Receiving {
  kernel: Kernel
  catalogue: Activity
  files: Files
  messengers: Messengers
  imaging: Imaging
  malwareScan: MalwareScan
  now: () => number
}

/** Slack takes files up to one gibibyte, Lark gives out a tenth of that. */
const LARGEST = 1024 ** 3

/** Fetches an accepted scan, examines it, keeps it, draws its pages, and has it catalogued. */
export const documentsReactor = (receiving: Receiving): Reactor => ({
  name: 'documents',
  entry: async (entry: Entry) => {
    for (const { after } of entry.images) {
      const document = Document.safeParse(after)
      if (!document.success || !isHandedIn(document.data)) continue
      if (await isAwaited(document.data, receiving)) await receive(document.data, receiving)
    }
  },
})

/** As it was accepted; what a scanner found in it before it is catalogued is no new hand-in. */
const isHandedIn = ({ state, version }: Document): boolean => state === 'receiving' && version === 1

/** Whether it is still to be fetched: a message that comes twice has nothing fetched, kept and drawn twice. */
async function isAwaited({ id }: Document, { kernel }: Receiving): Promise<boolean> {
  const found = await kernel.store.open([{ kind: 'document', id }])
  return (await found.get('document', id))?.state === 'receiving'
}

async function receive(document: Document, receiving: Receiving): Promise<void> {
  const examined = await examine(document, receiving)
  const answer: Answer = await execute(
    {
      id: `house:catalogue:${document.id}`,
      name: receiving.catalogue.name,
      by: { house: 'house' },
      at: receiving.now(),
      inReadingRoom: false,
      args: { documentId: document.id, examined, malwareScan: receiving.malwareScan },
    },
    receiving.catalogue,
    receiving.kernel,
  )
  const dealtWith = answer.kind === 'refused' && answer.refusal.code === 'filing.notReceiving'
  if (answer.kind !== 'done' && !dealtWith)
    throw new Error(`cataloguing was answered ${answer.kind}`)
}

async function examine(document: Document, receiving: Receiving): Promise<Examined> {
  const bytes = await fetchWhole(document, receiving)
  if (!(bytes instanceof Uint8Array)) return bytes
  const found = await receiving.imaging.inspect(bytes, document.attachment.name)
  if (!found.ok) return { ok: false, fault: found.reason }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const measured = { sha256, bytes: bytes.length, pages: found.pages, mediaType: found.type }
  // Bytes that are handed in already are kept no second time, and above all not drawn at a lower level
  // than the first filing gave them: cataloguing refuses the document.
  if (await isHandedInAlready(sha256, document, receiving)) return { ok: true, ...measured }
  const hashed = { id: document.id, secrecy: document.secrecy, sha256 }
  const objectVersion = await receiving.files.keepOriginal(hashed, bytes)
  // A top secret document is never drawn: no page image of it exists anywhere.
  if (document.secrecy !== 'topSecret') {
    const isDrawn = await receiving.imaging.draw(bytes, found.type, (page, jpeg) =>
      receiving.files.keepPage(hashed, page, jpeg),
    )
    if (!isDrawn) return { ok: false, fault: 'unreadable' }
  }
  return { ok: true, ...measured, objectVersion }
}

async function isHandedInAlready(
  sha256: string,
  document: Document,
  { kernel }: Receiving,
): Promise<boolean> {
  const found = await kernel.store.open([{ kind: 'claim', id: `sha256#${sha256}` }])
  const holder = await found.holderOf('sha256', sha256)
  return holder !== undefined && holder !== document.id
}

/** All bytes, or why they cannot be had. A stream shorter than the chat says is cut short. */
async function fetchWhole(
  { attachment }: Document,
  { messengers }: Receiving,
): Promise<Uint8Array | Examined> {
  const messenger = messengers[attachment.chat]
  if (!messenger) return { ok: false, fault: 'gone' }
  try {
    const { size, bytes } = await messenger.fetch(attachment)
    if (size > LARGEST) return { ok: false, fault: 'too-large' }
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of bytes) {
      length += chunk.length
      if (length > LARGEST) return { ok: false, fault: 'too-large' }
      chunks.push(chunk)
    }
    return length < size ? { ok: false, fault: 'truncated' } : Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof AttachmentGone) return { ok: false, fault: 'gone' }
    if (error instanceof AttachmentTooLarge) return { ok: false, fault: 'too-large' }
    throw error
  }
}
