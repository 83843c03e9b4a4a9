import * as z from 'zod'
import { Day } from '../terms/day.ts'
import { DocumentKind, kindsOf } from '../terms/document-kind.ts'
import { Part } from '../terms/part.ts'
import { SecrecyLevel, secrecyNames } from '../terms/secrecy-level.ts'
import { type Filled, type Form, field } from './form.ts'
import { kindNames, partNames } from './kind-names.ts'
import { filled, open } from './texts.ts'

/** Filing a scan (归档): part and kind are one choice, since a kind stands in one part only. 篇1 §2.2 */
export const filingForm = {
  id: 'document.file',
  title: { zh: '归档', en: 'File a document' },
  submit: { zh: '归档', en: 'File it' },
  schema: z.object({
    customerId: field(z.string().min(1), {
      label: { zh: '客户', en: 'Customer' },
      lookup: 'customer',
    }),
    documentKind: field(DocumentKind, {
      label: { zh: '大类与文种', en: 'Part and kind' },
      choices: kindNames,
      groups: Part.options.map((part) => ({ title: partNames[part], values: kindsOf[part] })),
    }),
    secrecy: field(SecrecyLevel, {
      label: { zh: '密级', en: 'Secrecy level' },
      hint: {
        zh: '秘密：经批准借阅，不超过4小时；机密：只在档案室阅览；绝密：禁止调阅',
        en: 'Secret: lent on approval, 4 hours at most. Highly secret: reading room only. Top secret: never read.',
      },
      choices: secrecyNames,
    }),
    title: field(filled(150), { label: { zh: '题名', en: 'Title' } }),
    datedOn: field(Day, { label: { zh: '文件日期', en: 'Dated' }, control: 'date' }),
    creator: field(open(100), { label: { zh: '责任者', en: 'Creator' } }),
    reference: field(open(60), { label: { zh: '文号', en: 'Reference number' } }),
  }),
} satisfies Form

export type FilingFilled = Filled<typeof filingForm>
