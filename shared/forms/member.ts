import * as z from 'zod'
import { Role, roleNames } from '../terms/role.ts'
import { type Filled, type Form, field } from './form.ts'
import { filled, open } from './texts.ts'

const identity = z.string().regex(/^(slack|lark)#[\w-]{1,64}#[\w-]{1,64}$/)

/** A member: who in the chat, which roles, where in the house. */
export const memberForm = {
  id: 'member.save',
  title: { zh: '成员', en: 'Member' },
  submit: { zh: '保存', en: 'Save' },
  schema: z.object({
    identity: field(identity, { label: { zh: '聊天账号', en: 'Chat account' }, control: 'person' }),
    name: field(filled(40), { label: { zh: '姓名', en: 'Name' } }),
    roles: field(z.array(Role).min(1), {
      label: { zh: '岗位', en: 'Roles' },
      control: 'checks',
      choices: roleNames,
    }),
    departmentId: field(filled(40), { label: { zh: '部门', en: 'Department' } }),
    manager: field(identity.optional(), {
      label: { zh: '上级经理', en: 'Manager' },
      control: 'person',
    }),
    inCharge: field(open(200), {
      label: { zh: '分管部门', en: 'Departments in charge of' },
      hint: {
        zh: '仅副总经理填写，用顿号分隔',
        en: 'For deputy general managers; separate by commas',
      },
    }),
    active: field(z.enum(['yes', 'no']), {
      label: { zh: '状态', en: 'State' },
      choices: { yes: { zh: '在职', en: 'Active' }, no: { zh: '停用', en: 'Suspended' } },
    }),
  }),
} satisfies Form

export type MemberFilled = Filled<typeof memberForm>
