import * as z from 'zod'
import { CustomerGrade, CustomerNature, CustomerStage, Source } from '../../records/customer.ts'
import { CreditCode } from '../../terms/credit-code.ts'
import { Day } from '../../terms/day.ts'
import { type Filled, type Form, field } from '../form.ts'
import { filled, listed, open, optional } from '../texts.ts'
import { natureNames, sourceNames, stageNames } from './choices.ts'

/** The facts on a card in the order of 篇2 §2: basic data, characteristics, business, trading. */
const facts = {
  name: field(filled(100), {
    label: { zh: '名称', en: 'Name' },
    hint: { zh: '填写注册全称', en: 'As registered, in full' },
  }),
  creditCode: field(optional(CreditCode), {
    label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  }),
  nature: field(CustomerNature, { label: { zh: '性质', en: 'Nature' }, choices: natureNames }),
  stage: field(CustomerStage, { label: { zh: '交易阶段', en: 'Stage' }, choices: stageNames }),
  source: field(Source, {
    label: { zh: '资料来源', en: 'Source of these facts' },
    choices: sourceNames,
  }),
  phone: field(open(40), { label: { zh: '电话', en: 'Telephone' } }),
  address: field(open(200), { label: { zh: '地址', en: 'Address' } }),
  lineOfBusiness: field(open(200), { label: { zh: '业种', en: 'Line of business' } }),
  legalForm: field(open(60), { label: { zh: '企业组织形式', en: 'Legal form' } }),
  grade: field(CustomerGrade.optional(), { label: { zh: '客户等级', en: 'Grade' } }),
  aliases: field(listed(200), {
    label: { zh: '别名、简称', en: 'Other names' },
    hint: { zh: '用顿号分开', en: 'Commas between them' },
  }),
  reading: field(open(100), {
    label: { zh: '读音', en: 'Reading' },
    hint: {
      zh: '拼音容易读错时填写，例如 shan xian',
      en: 'Where the pinyin would be guessed wrong, as shan xian',
    },
  }),
  foundedOn: field(Day.optional(), {
    label: { zh: '创业时间', en: 'Founded on' },
    control: 'date',
  }),
  dealingSince: field(Day.optional(), {
    label: { zh: '与本公司交易时间', en: 'Dealing with us since' },
    control: 'date',
  }),
  capital: field(open(60), { label: { zh: '资产', en: 'Capital' } }),
  areaServed: field(open(200), { label: { zh: '服务区域', en: 'Area served' } }),
  size: field(open(200), {
    label: { zh: '企业规模（职工人数、销售额等）', en: 'Size (staff, turnover)' },
  }),
  standing: field(open(500), {
    label: { zh: '市场地位与业务状况', en: 'Standing and business' },
    control: 'paragraph',
  }),
  competitors: field(open(500), {
    label: { zh: '与其他竞争公司的关系', en: 'Relation to competitors' },
    control: 'paragraph',
  }),
  creditTerms: field(open(200), { label: { zh: '交易条件', en: 'Terms of trade' } }),
}

/** Opening a card (建立客户档案卡). 篇2 §3.1 */
export const customerForm = {
  id: 'customer.create',
  title: { zh: '新建客户档案卡', en: 'New customer card' },
  submit: { zh: '建卡', en: 'Open the card' },
  schema: z.object({
    ...facts,
    notDuplicate: field(z.boolean().optional(), {
      label: { zh: '重名核对', en: 'Likely duplicates' },
      hint: {
        zh: '不是同一客户，仍要新建',
        en: 'Not the same customer: open a new card all the same',
      },
      control: 'tick',
    }),
  }),
} satisfies Form

/** Changing a card: what it says now stands in the form. 篇2 §4.1 */
export const customerEditForm = {
  id: 'customer.edit',
  title: { zh: '修改客户档案卡', en: 'Change the card' },
  submit: { zh: '保存', en: 'Save' },
  schema: z.object(facts),
} satisfies Form

export type CardFilled = Filled<typeof customerEditForm>
