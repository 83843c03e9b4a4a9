import type { Activity } from '../../shared/commands/activity.ts'
import { type Answer, execute, type Kernel } from '../../shared/commands/execute.ts'
import { companyFound, memberSave } from '../../shared/commands/members.ts'
import type { Role } from '../../shared/terms/role.ts'

/** 2026-11-23 09:00 in the company's zone, a Monday. */
export const MONDAY = Date.UTC(2026, 10, 23, 1)

export const WORKSPACE = 'T0TRIAL001'

let commands = 0

/** Runs an activity as a member, by their chat account; each call is a command of its own unless given an id. */
export function runAs(
  kernel: Kernel,
  user: string,
  activity: Activity,
  args: unknown,
  { at = MONDAY, id = `test:${commands++}`, inReadingRoom = false } = {},
): Promise<Answer> {
  const by = { chat: 'slack' as const, workspace: WORKSPACE, user }
  return execute({ id, name: activity.name, by, at, inReadingRoom, args }, activity, kernel)
}

/** Runs an activity as the house itself. */
export function runAsHouse(
  kernel: Kernel,
  activity: Activity,
  args: unknown,
  { at = MONDAY, id = `house:${commands++}` } = {},
): Promise<Answer> {
  const by = { house: 'house' as const }
  return execute({ id, name: activity.name, by, at, inReadingRoom: false, args }, activity, kernel)
}

export interface Member {
  user: string
  name: string
  roles: Role[]
  departmentId: string
  manager?: string
  inCharge?: string
}

/** 闽海染整: an administrator, and whoever else is asked for. */
export const staff = {
  administrator: {
    user: 'UQIAN',
    name: '钱程',
    roles: ['administrator'],
    departmentId: '总经理办公室',
  },
  generalManager: {
    user: 'UWANG',
    name: '王建业',
    roles: ['generalManager'],
    departmentId: '总经理办公室',
  },
  deputy: {
    user: 'UZHOU',
    name: '周海峰',
    roles: ['deputyGeneralManager'],
    departmentId: '总经理办公室',
    inCharge: '销售一部',
  },
  officeDirector: {
    user: 'UZHAO',
    name: '赵立新',
    roles: ['officeDirector'],
    departmentId: '总经理办公室',
  },
  director: { user: 'USUN', name: '孙国栋', roles: ['director'], departmentId: '营销中心' },
  archivist: { user: 'UWU', name: '吴静', roles: ['archivist'], departmentId: '总经理办公室' },
  manager: {
    user: 'UCHEN',
    name: '陈志强',
    roles: ['departmentManager'],
    departmentId: '销售一部',
  },
  salesperson: {
    user: 'ULIN',
    name: '林晓雯',
    roles: ['salesperson'],
    departmentId: '销售一部',
    manager: 'UCHEN',
  },
  otherSalesperson: {
    user: 'UHUANG',
    name: '黄伟',
    roles: ['salesperson'],
    departmentId: '销售二部',
  },
} as const satisfies Record<string, Omit<Member, 'roles'> & { roles: readonly Role[] }>

/** Founds the company and takes everybody in, by the same commands as in chat. */
export async function foundCompanyIn(kernel: Kernel): Promise<void> {
  const first = staff.administrator
  await must(
    runAsHouse(kernel, companyFound, {
      name: '闽海染整有限公司',
      administrator: `slack#${WORKSPACE}#${first.user}`,
      administratorName: first.name,
    }),
  )
  const others: Member[] = Object.values(staff)
    .filter(({ user }) => user !== first.user)
    .map((member) => ({ ...member, roles: [...member.roles] }))
  for (const { user, manager, ...member } of others) {
    await must(
      runAs(kernel, first.user, memberSave, {
        ...member,
        identity: `slack#${WORKSPACE}#${user}`,
        active: 'yes',
        ...(manager ? { manager: `slack#${WORKSPACE}#${manager}` } : {}),
      }),
    )
  }
}

/** The answer, which must be that it was done. */
export async function must(answer: Promise<Answer>): Promise<Extract<Answer, { kind: 'done' }>> {
  const given = await answer
  if (given.kind !== 'done') throw new Error(`answered ${JSON.stringify(given)}`)
  return given
}
