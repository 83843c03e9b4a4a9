import * as z from 'zod'
import { type Form, field } from '../form.ts'
import { filled } from '../texts.ts'

const reason = field(filled(500), { label: { zh: '理由', en: 'Reason' }, control: 'paragraph' })

/** Declining a request: never without a reason. */
export const declineForm = {
  id: 'request.decline',
  title: { zh: '不予批准', en: 'Refuse a request' },
  submit: { zh: '不予批准', en: 'Refuse' },
  schema: z.object({ reason }),
} satisfies Form

/** Revoking a loan: the reader is told why. */
export const revokeForm = {
  id: 'loan.revoke',
  title: { zh: '收回借阅', en: 'Revoke a loan' },
  submit: { zh: '收回', en: 'Revoke' },
  schema: z.object({ reason }),
} satisfies Form

/** Reporting that something was lost or has leaked. 篇2 rules §7.4, 篇5 §6 */
export const lossForm = {
  id: 'loss.report',
  title: { zh: '报告遗失或泄漏', en: 'Report a loss or leak' },
  submit: { zh: '报告', en: 'Report' },
  schema: z.object({
    what: field(z.enum(['loss', 'leak']), {
      label: { zh: '情形', en: 'What happened' },
      choices: { loss: { zh: '遗失', en: 'Loss' }, leak: { zh: '泄漏', en: 'Leak' } },
    }),
    account: field(filled(1000), {
      label: { zh: '经过', en: 'Account' },
      hint: { zh: '何时、何地、涉及何人', en: 'When, where, and who is concerned' },
      control: 'paragraph',
    }),
  }),
} satisfies Form
