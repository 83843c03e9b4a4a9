import type { Role } from '../../shared/terms/role.ts'

/** A person of the trial company, as the workspace and the archive both know them. */
export interface CompanyPerson {
  user: string
  name: string
  title: string
  roles: Role[]
  departmentId: string
  manager?: string
  inCharge?: string
  locale: 'zh-CN' | 'en-US'
}

export const team = { id: 'T0MINHAI01', name: '闽海染整' }
export const companyName = '福建闽海染整有限公司'

/** 闽海染整, a small dyeing and finishing company in 晋江, with two sales departments. */
export const people: readonly CompanyPerson[] = [
  person('U0QIAN', '钱程', '系统管理员', ['administrator'], '总经理办公室'),
  person('U0WANG', '王建业', '总经理', ['generalManager'], '总经理办公室'),
  {
    ...person('U0ZHOU', '周海峰', '副总经理(分管营销)', ['deputyGeneralManager'], '总经理办公室'),
    inCharge: '销售一部、销售二部',
  },
  person('U0ZHAO', '赵立新', '总经理办公室主任', ['officeDirector'], '总经理办公室'),
  person('U0WUJ', '吴静', '档案管理员', ['archivist'], '总经理办公室'),
  person('U0SUN', '孙国栋', '营销总监', ['director'], '营销中心'),
  {
    ...person('U0CHEN', '陈志强', '销售一部经理', ['departmentManager'], '销售一部'),
    manager: 'U0SUN',
  },
  {
    ...person('U0LIN', '林晓雯', '销售一部 推销员', ['salesperson'], '销售一部'),
    manager: 'U0CHEN',
  },
  {
    ...person('U0ZHENG', '郑美玲', '销售二部经理', ['departmentManager'], '销售二部'),
    manager: 'U0SUN',
  },
  {
    ...person('U0HUANG', '黄伟', '销售二部 推销员', ['salesperson'], '销售二部'),
    manager: 'U0ZHENG',
  },
  {
    ...person('U0ANNA', 'Anna Li', 'Salesperson, export', ['salesperson'], '销售二部'),
    manager: 'U0ZHENG',
    locale: 'en-US',
  },
]

export const channels = [
  {
    id: 'C0SALES1',
    name: '销售一部',
    kind: 'channel' as const,
    members: ['U0LIN', 'U0CHEN', 'U0SUN', 'U0ZHOU', 'U0HUANG', 'U0WANG'],
  },
  {
    id: 'C0SALES2',
    name: '销售二部',
    kind: 'channel' as const,
    members: ['U0HUANG', 'U0ANNA', 'U0ZHENG', 'U0SUN', 'U0ZHOU'],
  },
  {
    id: 'C0ARCHIVE',
    name: '档案室',
    kind: 'channel' as const,
    members: people.map(({ user }) => user),
  },
]

function person(
  user: string,
  name: string,
  title: string,
  roles: Role[],
  departmentId: string,
): CompanyPerson {
  return { user, name, title, roles, departmentId, locale: 'zh-CN' }
}
