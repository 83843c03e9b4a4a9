import * as z from 'zod'
import { Day } from '../terms/day.ts'
import { Role, roleNames } from '../terms/role.ts'
import { type Filled, type Form, field } from './form.ts'
import { filled } from './texts.ts'

const roles = z.array(Role).default([])

/** Changing one line of the authority schedule: a new version, from a day on. 篇4: 清权、确权、配权、晒权、制权 */
export const scheduleForm = {
  id: 'schedule.change',
  title: { zh: '修改权力清单', en: 'Change the schedule' },
  submit: { zh: '公布新版本', en: 'Publish' },
  schema: z.object({
    approvedBy: field(roles, {
      label: { zh: '批准人', en: 'Approved by' },
      control: 'checks',
      choices: roleNames,
    }),
    delegableTo: field(roles, {
      label: { zh: '可委托给', en: 'Can be delegated to' },
      control: 'checks',
      choices: roleNames,
    }),
    timeLimitHours: field(
      z
        .string()
        .regex(/^\d{1,3}$/)
        .optional(),
      {
        label: { zh: '办理时限（小时）', en: 'Time limit (hours)' },
        hint: { zh: '写整数，例如 48', en: 'A whole number, as 48' },
      },
    ),
    basis: field(filled(200), {
      label: { zh: '依据', en: 'Basis' },
      hint: { zh: '法无授权不可为：写明制度条款', en: 'The article of the rules that allows it' },
    }),
    inForceOn: field(Day, { label: { zh: '生效日期', en: 'In force on' }, control: 'date' }),
  }),
} satisfies Form

export type ScheduleFilled = Filled<typeof scheduleForm>
