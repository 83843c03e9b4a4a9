import * as z from 'zod'
import { Source } from '../../records/customer.ts'
import { Day } from '../../terms/day.ts'
import { isResidentId } from '../../terms/resident-id.ts'
import { type Filled, type Form, field } from '../form.ts'
import { open, optional } from '../texts.ts'
import { sourceNames } from './choices.ts'

const ResidentId = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isResidentId, { params: { code: 'residentId' } })

/** Personal facts of a customer's people: 所有者、经营管理者、法人 with character, interests, family. 篇2 §2.1 */
export const personalForm = {
  id: 'customer.personal',
  title: { zh: '个人信息', en: 'Personal facts' },
  submit: { zh: '保存', en: 'Save' },
  schema: z.object({
    proprietor: field(open(100), { label: { zh: '所有者', en: 'Owner' } }),
    manager: field(open(100), { label: { zh: '经营管理者', en: 'Manager' } }),
    legalRepresentative: field(open(100), {
      label: { zh: '法人代表', en: 'Legal representative' },
    }),
    residentId: field(optional(ResidentId), {
      label: { zh: '居民身份证号', en: 'Resident id' },
    }),
    birthday: field(Day.optional(), { label: { zh: '生日', en: 'Birthday' }, control: 'date' }),
    character: field(open(500), { label: { zh: '性格', en: 'Character' } }),
    interests: field(open(500), { label: { zh: '嗜好', en: 'Interests' } }),
    family: field(open(500), { label: { zh: '家庭', en: 'Family' } }),
    education: field(open(200), { label: { zh: '学历', en: 'Education' } }),
    background: field(open(1000), {
      label: { zh: '能力与经历背景', en: 'Abilities and background' },
      control: 'paragraph',
    }),
    notes: field(open(1000), {
      label: { zh: '需要的特殊服务及其他', en: 'Special services and others' },
      control: 'paragraph',
    }),
    source: field(Source, {
      label: { zh: '资料来源', en: 'Source of these facts' },
      choices: sourceNames,
    }),
  }),
} satisfies Form

export type PersonalFilled = Filled<typeof personalForm>
