import * as z from 'zod'
import { Urgency } from '../records/visit-report.ts'
import { Day } from '../terms/day.ts'
import { type Filled, type Form, field } from './form.ts'
import { filled, open } from './texts.ts'

/** Visit report (客户访问日报、紧急报告), 篇2 §3.1: under a minute to fill in, so only what was learned is asked for. */
export const visitForm = {
  id: 'visit.report',
  title: { zh: '拜访记录', en: 'Visit note' },
  submit: { zh: '提交', en: 'Save' },
  schema: z.object({
    customerId: field(z.string().min(1), {
      label: { zh: '客户', en: 'Customer' },
      hint: {
        zh: '输入名称、拼音或首字母，例如 凤竹、fz',
        en: 'Name, pinyin or initials, as 凤竹 or fz',
      },
      lookup: 'customerOrNew',
    }),
    visitedOn: field(Day, { label: { zh: '拜访日期', en: 'Visited on' }, control: 'date' }),
    urgency: field(Urgency, {
      label: { zh: '缓急', en: 'Urgency' },
      choices: {
        daily: { zh: '日常', en: 'Daily' },
        urgent: { zh: '紧急（立即通知经理）', en: 'Urgent (the manager is told at once)' },
      },
    }),
    learned: field(filled(2000), {
      label: { zh: '了解到的情况', en: 'What was learned' },
      control: 'paragraph',
    }),
    met: field(open(200), { label: { zh: '会见的人', en: 'People met' } }),
    purpose: field(open(200), { label: { zh: '目的', en: 'Purpose' } }),
    needs: field(open(1000), { label: { zh: '客户需求', en: 'Needs' }, control: 'paragraph' }),
    competitors: field(open(1000), {
      label: { zh: '竞争对手动态', en: 'Competitor news' },
      control: 'paragraph',
    }),
    problems: field(open(1000), { label: { zh: '问题', en: 'Problems' }, control: 'paragraph' }),
    commitment: field(open(500), {
      label: { zh: '客户的行动承诺', en: 'Commitment from the customer' },
    }),
    nextStep: field(open(500), { label: { zh: '下一步', en: 'Next step' } }),
    nextStepOn: field(Day.optional(), {
      label: { zh: '下一步日期', en: 'Next step on' },
      hint: { zh: '到期当天提醒您', en: 'You are reminded on the day' },
      control: 'date',
    }),
    notDuplicate: field(z.boolean().optional(), {
      label: { zh: '新建客户时', en: 'For a new customer' },
      hint: {
        zh: '与已有客户不是同一家，仍要新建',
        en: 'Not one of the existing customers: open a new card all the same',
      },
      control: 'tick',
    }),
  }),
} satisfies Form

export type VisitFilled = Filled<typeof visitForm>
