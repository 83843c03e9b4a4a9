import * as z from 'zod'
import { fileDocument } from '../domain/filing.ts'
import { guessKind, titleFrom } from '../domain/filing-guess.ts'
import { filingForm } from '../forms/filing.ts'
import { Attachment } from '../records/document.ts'
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
