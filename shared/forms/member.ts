import * as z from 'zod'
import { Role } from '../terms/role.ts'
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
      choices: {
        salesperson: { zh: '推销员', en: 'Salesperson' },
        departmentManager: { zh: '部门经理', en: 'Department manager' },
        archivist: { zh: '档案管理员', en: 'Archivist' },
        officeDirector: { zh: '总经理办公室主任', en: 'Office director' },
        director: { zh: '总监', en: 'Director' },
        deputyGeneralManager: { zh: '副总经理', en: 'Deputy general manager' },
        generalManager: { zh: '总经理', en: 'General manager' },
        creditManager: { zh: '信用（合同）管理员', en: 'Credit manager' },
        complaintOfficer: { zh: '投诉受理', en: 'Complaint officer' },
        serviceEngineer: { zh: '维修人员', en: 'Service engineer' },
        administrator: { zh: '系统管理员', en: 'Administrator' },
      },
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
