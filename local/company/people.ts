import { createHash } from 'node:crypto'
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

/** The company in Slack. */
export const team = { id: 'T0MINHAI01', name: '闽海染整' }

/** The same company in Feishu. */
export const tenant = { key: '2ed263bf32cf1651', name: '闽海染整' }

/** The account in Feishu of whoever is `U0…` in Slack, in the shape that Feishu gives them. */
export const openIdOf = (user: string): string =>
  `ou_${createHash('sha256').update(user).digest('hex').slice(0, 32)}`

/** What the company is called in its archive. */
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

/** Two people whom the archive does not know: a colleague not taken in yet, and a customer's buyer in a shared group. */
export const strangers = {
  newcomer: { openId: openIdOf('U0XU'), name: '许文', title: '销售二部 实习生' },
  buyer: {
    openId: openIdOf('U0FENGZHU'),
    name: '蔡经理',
    title: '福建凤竹 采购部',
    tenantKey: '7c3e19d5a8b04f26',
  },
} as const

/** Where a customer's buyer reads along, in either chat. */
const withBuyer = { id: 'C0FENGZHU', name: '凤竹对接群', members: ['U0LIN', 'U0CHEN'] }

/** The channel that the company shares with a customer's, by Slack Connect. */
export const sharedChannel = { ...withBuyer, kind: 'channel' as const, shared: true }

/** The company's channels in Slack. */
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

/** The channels again as groups in Feishu; the export group has a buyer of a customer in it. */
export const groups = [
  ...channels.map(({ id, name, members }) => ({
    id: groupIdOf(id),
    name,
    members: members.map(openIdOf),
  })),
  {
    id: groupIdOf(withBuyer.id),
    name: withBuyer.name,
    members: [...withBuyer.members.map(openIdOf), strangers.buyer.openId],
  },
]

/** The group in Feishu that stands beside a channel in Slack. */
export function groupIdOf(channel: string): string {
  return `oc_${createHash('sha256').update(channel).digest('hex').slice(0, 32)}`
}
