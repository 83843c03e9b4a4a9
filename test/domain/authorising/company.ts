import {
  type Actor,
  compile,
  type PendingRequest,
  type Powers,
} from '../../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../../shared/domain/default-schedule.ts'
import type { Authority } from '../../../shared/records/authority.ts'
import type { Grant } from '../../../shared/records/grant.ts'
import type { PowerOfAttorney } from '../../../shared/records/power-of-attorney.ts'
import { days, hours, type Moment } from '../../../shared/terms/moment.ts'
import type { Role } from '../../../shared/terms/role.ts'

export const powers: Powers = compile(defaultSchedule)
export const monday: Moment = Date.UTC(2026, 10, 23, 1, 30)

const of = (id: string, role: Role, departmentId: string, inCharge: string[] = []): Actor => ({
  id,
  roles: [role],
  departmentId,
  inCharge,
  active: true,
})

/** A small company: two sales departments and the office. */
export const 林晓 = of('林晓', 'salesperson', '华东部')
export const 吴刚 = of('吴刚', 'salesperson', '华南部')
export const 陈经理 = of('陈经理', 'departmentManager', '华东部')
export const 郑经理 = of('郑经理', 'departmentManager', '华南部')
export const 档案员 = of('档案员', 'archivist', '总经理办公室')
export const 办公室主任 = of('办公室主任', 'officeDirector', '总经理办公室')
export const 总监 = of('总监', 'director', '总经理办公室')
export const 分管副总 = of('分管副总', 'deputyGeneralManager', '总经理办公室', ['华东部'])
export const 另一副总 = of('另一副总', 'deputyGeneralManager', '总经理办公室', ['华南部'])
export const 总经理 = of('总经理', 'generalManager', '总经理办公室')
export const 系统管理员 = of('系统管理员', 'administrator', '信息部')
export const 信用员 = of('信用员', 'creditManager', '财务部')
export const 投诉员 = of('投诉员', 'complaintOfficer', '服务部')
export const 维修员 = of('维修员', 'serviceEngineer', '服务部')

export const everyone: Actor[] = [
  林晓,
  吴刚,
  陈经理,
  郑经理,
  档案员,
  办公室主任,
  总监,
  分管副总,
  另一副总,
  总经理,
  系统管理员,
  信用员,
  投诉员,
  维修员,
]
export const asTheyAre: ReadonlyMap<string, Actor> = new Map(everyone.map((one) => [one.id, one]))

/** 凤竹集团, a customer of 林晓 in 华东部. */
export const 凤竹 = { ownerId: '林晓', departmentId: '华东部' }

/** A request of 陈经理 for 林晓 to read a secret contract of 凤竹. */
export const requestOf = (change: Partial<PendingRequest> = {}): PendingRequest => ({
  applicantId: '陈经理',
  readerId: '林晓',
  object: { ...凤竹, secrecy: 'secret' },
  requestedAt: monday,
  ...change,
})

/** A power of attorney of the general manager for the office director. */
export const attorneyOf = (change: Partial<PowerOfAttorney> = {}): PowerOfAttorney => ({
  kind: 'attorney',
  id: 'wt-7',
  version: 1,
  number: 'WT-0007',
  grantorId: '总经理',
  delegateId: '办公室主任',
  authorityIds: ['borrow.secret', 'borrow.highlySecret'],
  ceiling: 'highlySecret',
  from: monday,
  until: monday + days(3),
  wording: '本人因公赴广州，委托办公室主任代批秘密级、机密级档案借阅。',
  ...change,
})

/** A loan of a secret contract to 林晓, handed over now. */
export const grantOf = (change: Partial<Grant> = {}): Grant => ({
  kind: 'grant',
  id: 'KH00012.合同-林晓',
  version: 1,
  documentId: 'KH00012.合同',
  customerId: 'KH00012',
  personId: '林晓',
  requestId: 'KH00012.r1',
  requestNumber: 'JY-KH00012-0001',
  mode: 'loan',
  state: 'open',
  takeUpBy: monday + days(1),
  from: monday,
  until: monday + hours(4),
  readingHours: 4,
  authorityId: 'borrow.secret',
  scheduleNumber: 1,
  ...change,
})

/** The default list with one line changed. */
export const withLine = (id: string, change: Partial<Authority>) => ({
  ...defaultSchedule,
  authorities: defaultSchedule.authorities.map((line) =>
    line.id === id ? { ...line, ...change } : line,
  ),
})
