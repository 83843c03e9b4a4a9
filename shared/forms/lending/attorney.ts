import * as z from 'zod'
import { Day } from '../../terms/day.ts'
import type { Bilingual } from '../../terms/locale.ts'
import { SecrecyLevel, secrecyNames } from '../../terms/secrecy-level.ts'
import { account } from '../account.ts'
import { type Filled, field } from '../form.ts'
import { filled, open } from '../texts.ts'

/** A power of attorney (委托书): to whom, which approvals, up to which level, between which days. 篇2 rules §7.3 */
export const attorneyForm = attorneyFormFor([])

export type AttorneyFilled = Filled<typeof attorneyForm>

/** The form with the approvals that the schedule in force lets a power of attorney carry. */
export function attorneyFormFor(powers: readonly { id: string; title: Bilingual }[]) {
  const ids = powers.map(({ id }) => id)
  return {
    id: 'attorney.issue',
    title: { zh: '签发委托书', en: 'Power of attorney' },
    submit: { zh: '签发', en: 'Issue' },
    schema: z.object({
      delegate: field(account, { label: { zh: '受托人', en: 'Delegate' }, control: 'person' }),
      authorities: field(z.array(ids.length > 0 ? z.enum(ids) : z.string()).min(1), {
        label: { zh: '委托事项', en: 'What they may approve' },
        control: 'checks',
        choices: Object.fromEntries(powers.map(({ id, title }) => [id, title])),
      }),
      ceiling: field(SecrecyLevel.exclude(['topSecret']), {
        label: { zh: '最高密级', en: 'Up to which level' },
        choices: secrecyNames,
      }),
      from: field(Day, { label: { zh: '自', en: 'From' }, control: 'date' }),
      until: field(Day, {
        label: { zh: '至（含当日）', en: 'Until (that day included)' },
        control: 'date',
      }),
      wording: field(filled(1000), {
        label: { zh: '委托内容', en: 'Wording' },
        hint: {
          zh: '按委托书的内容执行，请写明范围和条件',
          en: 'The wording binds: state scope and conditions',
        },
        control: 'paragraph',
      }),
      paper: field(open(40), {
        label: { zh: '委托书原件的档号', en: 'Archive number of the signed paper' },
        hint: { zh: '原件扫描归档后填写', en: 'Once the paper is scanned and filed' },
        lookup: 'archiveNumber',
      }),
    }),
  }
}
