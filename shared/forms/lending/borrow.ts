import * as z from 'zod'
import { account } from '../account.ts'
import { type Filled, type Form, field } from '../form.ts'
import { filled, open } from '../texts.ts'

/** Borrow request (借阅档案申请表): which document, who reads it, and for what. 篇2 rules §7, 篇6 §4.6 */
export const borrowForm = {
  id: 'borrow',
  title: { zh: '借阅档案申请', en: 'Borrow a document' },
  submit: { zh: '提交', en: 'Apply' },
  schema: z.object({
    documentId: field(filled(120), {
      label: { zh: '档案', en: 'Document' },
      hint: {
        zh: '输入客户名称、题名、拼音或档号，例如 KH00012-2-2026-001-0003',
        en: 'Customer, title, pinyin or archive number, as KH00012-2-2026-001-0003',
      },
      lookup: 'document',
    }),
    reader: field(account.optional(), {
      label: { zh: '阅档人', en: 'Reader' },
      hint: {
        zh: '部门经理可为本部门人员办理；不选即为本人',
        en: 'A department manager may apply for people of the department; empty: yourself',
      },
      control: 'person',
    }),
    purpose: field(filled(500), { label: { zh: '用途', en: 'Purpose' }, control: 'paragraph' }),
    outsideBody: field(open(100), {
      label: { zh: '外单位或个人名称', en: 'Outside body or person' },
      hint: {
        zh: '仅受理外单位查档时填写',
        en: 'Only when an outside body applies',
      },
    }),
    written: field(open(40), {
      label: { zh: '书面申请的档号', en: 'Archive number of the written application' },
      lookup: 'archiveNumber',
    }),
    consent: field(open(40), {
      label: { zh: '本人或监护人同意书的档号', en: 'Archive number of the consent' },
      hint: { zh: '查阅个人档案时必填', en: 'Needed for a personal dossier' },
      lookup: 'archiveNumber',
    }),
  }),
} satisfies Form

export type BorrowFilled = Filled<typeof borrowForm>
