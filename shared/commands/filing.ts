import * as z from 'zod'
import { refuse } from '../domain/decision.ts'
import { catalogueDocument, fileDocument } from '../domain/filing.ts'
import { guessKind, titleFrom } from '../domain/filing-guess.ts'
import { filingForm } from '../forms/filing.ts'
import { Attachment, ScanFault } from '../records/document.ts'
import { activity } from './activity.ts'
import type { Entrance, Intent } from './entrance.ts'

const attachmentText = z.string().transform((text, context) => {
  const parsed = Attachment.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: 'no file' })
  return z.NEVER
})

/** 归档: takes a shared file into a dossier. */
export const documentFile = activity({
  name: filingForm.id,
  args: filingForm.schema.extend({ attachment: attachmentText }),
  needs: ({ customerId }) => [
    { kind: 'customer', id: customerId },
    { kind: 'head', id: customerId },
  ],
  decide: async (filled, world, look) =>
    fileDocument(filled, await look.get('customer', filled.customerId), world),
})

/** The house catalogues what it has examined. Nobody else can: a person has no such power. */
export const documentCatalogue = activity({
  name: 'document.catalogue',
  args: z.object({
    documentId: z.string(),
    examined: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        sha256: z.string(),
        bytes: z.int(),
        pages: z.int().positive(),
        mediaType: z.enum(['pdf', 'jpeg', 'png', 'tiff']),
      }),
      z.object({ ok: z.literal(false), fault: ScanFault }),
    ]),
  }),
  needs: ({ documentId, examined }) => {
    const [customerId = ''] = documentId.split('.')
    return [
      { kind: 'document', id: documentId },
      { kind: 'dossier', id: customerId },
      { kind: 'customer', id: customerId },
      { kind: 'head', id: customerId },
      ...(examined.ok ? [{ kind: 'claim' as const, id: `sha256#${examined.sha256}` }] : []),
    ]
  },
  decide: async ({ documentId, examined }, world, look) => {
    if (world.actor.id !== 'house') return refuse({ code: 'thing.unknown', what: 'activity' })
    const [customerId = ''] = documentId.split('.')
    const holder = examined.ok ? await look.holderOf('sha256', examined.sha256) : undefined
    return catalogueDocument(
      examined,
      {
        document: await look.get('document', documentId),
        dossier: await look.get('dossier', customerId),
        customer: await look.get('customer', customerId),
      },
      holder && holder !== documentId ? await look.get('document', holder) : undefined,
      world,
    )
  },
})

/** A file was shared where we are: each can be filed with one button. */
export const offerFilingEntrance: Entrance = {
  name: 'offerFiling',
  start: (intent) => {
    const attachments = intent.message?.attachments ?? []
    if (attachments.length === 0) return { step: 'refused', refusal: { code: 'filing.noFile' } }
    return {
      step: 'show',
      notice: { notice: 'filing.offer', attachments: attachments.slice(0, 5) },
    }
  },
}

/** 归档 on a message with a file, or the button under one. */
export const filingEntrance: Entrance = {
  name: 'file',
  shortcut: { zh: '归档', en: 'File it' },
  words: ['归档', 'file'],
  start: (intent, world) => {
    const attachment = attachmentOf(intent)
    if (!attachment) return { step: 'refused', refusal: { code: 'filing.noFile' } }
    const kind = guessKind(`${attachment.name} ${intent.message?.text ?? ''}`)
    return {
      step: 'form',
      opening: {
        form: filingForm,
        hidden: { attachment: JSON.stringify(attachment) },
        initial: {
          title: titleFrom(attachment.name),
          datedOn: world.today,
          ...(kind ? { documentKind: kind } : {}),
        },
      },
    }
  },
}

/** A file is filed from the chat that it was shared in: one that a button names in another may be out of the presser's sight. */
function attachmentOf({ args, by, message }: Intent): Attachment | undefined {
  const carried = Attachment.safeParse(jsonOf(args['attachment'] ?? '')).data
  return carried?.chat === by.chat ? carried : message?.attachments[0]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
