import * as z from 'zod'
import { type Form, field } from '../form.ts'

/** Taking a document up: the duties of a borrower are acknowledged before the first page. 篇2 rules §7.4 */
export const takeUpForm = {
  id: 'loan.takeUp',
  title: { zh: '领取档案', en: 'Take up a document' },
  submit: { zh: '确认', en: 'Confirm' },
  schema: z.object({
    acknowledged: field(z.literal(true), {
      label: { zh: '借阅者义务', en: "The borrower's duties" },
      hint: {
        zh: '本人已阅读以上规定，并保证遵守',
        en: 'I have read the above and will keep to it',
      },
      control: 'tick',
    }),
  }),
} satisfies Form

/** Opening a sitting: for how long, at most as the approval allows. */
export const sittingForm = {
  id: 'sitting.open',
  title: { zh: '开放室内阅览', en: 'Open a sitting' },
  submit: { zh: '开室', en: 'Open' },
  schema: z.object({
    minutes: field(z.enum(['30', '60', '120', '180', '240']), {
      label: { zh: '时长', en: 'How long' },
      choices: {
        '30': { zh: '30 分钟', en: '30 minutes' },
        '60': { zh: '1 小时', en: '1 hour' },
        '120': { zh: '2 小时', en: '2 hours' },
        '180': { zh: '3 小时', en: '3 hours' },
        '240': { zh: '4 小时', en: '4 hours' },
      },
    }),
  }),
} satisfies Form
