import type { BorrowRequest } from '../../shared/records/borrow-request.ts'
import type { Customer } from '../../shared/records/customer.ts'
import type { Document } from '../../shared/records/document.ts'
import type { Linking } from '../../shared/records/linking.ts'
import type { Person } from '../../shared/records/person.ts'
import type { PowerOfAttorney } from '../../shared/records/power-of-attorney.ts'
import type { VisitReport } from '../../shared/records/visit-report.ts'
import { hours } from '../../shared/terms/moment.ts'
import { MONDAY } from '../support/company.ts'

/** What people type: long, in Chinese, and looking like every chat's mark-up. */
export const typed = `${'了解到对方下半年产能与报价。'.repeat(20)}<at id=all></at> **加急** [登录](https://evil.example) :OK: <!channel> 𠮷🏮`
export const long = typed.repeat(10)

export const visit: VisitReport = {
  kind: 'visit',
  id: 'c1.v1',
  version: 1,
  customerId: 'c1',
  customerName: '福建凤竹"纺织"科技',
  reporterId: 'p2',
  reporterName: '林晓雯',
  urgency: 'urgent',
  visitedOn: '2026-11-20',
  met: '蔡总',
  purpose: typed,
  learned: long.slice(0, 3000),
  needs: typed,
  competitors: typed,
  problems: typed,
  commitment: '下月试单',
  nextStep: '送样',
  nextStepOn: '2026-11-27',
  reportedAt: MONDAY,
}

/** A request that nobody has decided yet. */
export const asked: BorrowRequest = {
  kind: 'request',
  id: 'c1.r1',
  version: 1,
  number: 'JY-KH00012-0001',
  customerId: 'c1',
  customerName: '凤竹集团',
  ownerId: 'p2',
  departmentId: '销售一部',
  documentId: 'c1.d1',
  archiveNumber: 'KH00012-2-2026-001-0002',
  title: '年度购销合同',
  secrecy: 'secret',
  mode: 'loan',
  readingHours: 4,
  applicantId: 'p3',
  applicantName: '陈志强',
  readerId: 'p2',
  readerName: '林晓雯',
  readerKnows: true,
  known: true,
  purpose: '续签谈判',
  requestedAt: MONDAY,
  state: 'pending',
  authorityId: 'borrow.secret',
  power: { zh: '申请借阅秘密级档案', en: 'Apply to borrow secret documents' },
  basis: '《档案管理制度》第七条第3款',
  scheduleNumber: 0,
  approverIds: ['p1'],
  approverNames: ['王建业'],
  custodianIds: [],
  escalated: false,
}

export const request: BorrowRequest = {
  ...asked,
  purpose: long.slice(0, 1000),
  state: 'approved',
  decidedBy: 'p1',
  decidedByName: '王建业',
  decidedAt: MONDAY,
  loan: { state: 'open', takeUpBy: MONDAY, out: MONDAY, due: MONDAY + hours(4) },
}

export const pending: BorrowRequest = { ...request, state: 'pending', decideBy: MONDAY + hours(72) }
export const lost: BorrowRequest = {
  ...request,
  state: 'closed',
  loan: { state: 'ended', takeUpBy: MONDAY, endedAt: MONDAY, endedBecause: 'leak' },
  loss: {
    what: 'leak',
    account: long.slice(0, 3000),
    reportedBy: 'p2',
    reportedByName: '林晓雯',
    reportedAt: MONDAY,
  },
}

export const customer: Customer = {
  kind: 'customer',
  id: 'c1',
  version: 3,
  number: 'KH00012',
  name: '福建凤竹纺织科技股份有限公司',
  aliases: ['凤竹', typed.slice(0, 200)],
  nature: 'enterprise',
  stage: 'current',
  creditCode: '91350500MA2XN4T17Q',
  phone: '0595-85656506',
  lineOfBusiness: '针织染整',
  standing: typed,
  competitors: typed,
  grade: 'A',
  ownerId: 'p2',
  ownerName: '林晓雯',
  departmentId: '销售一部',
  source: 'visit',
  updatedAt: MONDAY,
  updatedBy: 'p2',
  updatedByName: '林晓雯',
}

export const inLark = { chat: 'lark' as const, workspace: 't1', user: 'ou_lin' }

export const linking: Linking = {
  kind: 'linking',
  id: 'l1',
  version: 2,
  personId: 'p2',
  state: 'claimed',
  expiresAt: MONDAY,
  account: inLark,
}

export const person: Person = {
  kind: 'person',
  id: 'p2',
  version: 1,
  name: '林晓雯',
  roles: ['salesperson'],
  departmentId: '销售一部',
  inCharge: ['销售一部', '销售二部'],
  locale: 'zh',
  active: true,
  identities: [inLark],
}

export const attachment = {
  chat: 'lark' as const,
  workspace: 't1',
  fileId: 'om_1/file/file_v3_1',
  name: '购销合同（2026）.pdf',
  size: 48_213,
}

export const document: Document = {
  kind: 'document',
  id: 'c1.d1',
  version: 2,
  customerId: 'c1',
  customerName: customer.name,
  ownerId: 'p2',
  departmentId: '销售一部',
  state: 'filed',
  part: 'contracts',
  documentKind: 'contractText',
  secrecy: 'secret',
  title: '年度购销合同',
  datedOn: '2026-11-20',
  attachment,
  archiveNumber: 'KH00012-2-2026-001-0002',
  sha256: 'a'.repeat(64),
  pages: 12,
  filedBy: 'p2',
  filedByName: '林晓雯',
  filedAt: MONDAY,
  waiting: [],
}

export const attorney: PowerOfAttorney = {
  kind: 'attorney',
  id: 'a1',
  version: 1,
  number: 'WT-2026-001',
  grantorId: 'p1',
  delegateId: 'p4',
  authorityIds: ['borrow.secret'],
  ceiling: 'secret',
  from: MONDAY,
  until: MONDAY + hours(72),
  wording: long.slice(0, 2000),
}
export const attorneyShown = {
  attorney,
  grantorName: '王建业',
  delegateName: '周明',
  powers: [request.power],
}

export const brief = { id: 'c1.v1', title: typed.slice(0, 80), on: '2026-11-20' }
export const names = Array.from({ length: 12 }, (_, at) => ({
  id: `c${at}`,
  label: `海鸥${at} ${typed.slice(0, 100)}`,
  detail: `KH0000${at}`,
}))
export const line = {
  requestId: request.id,
  number: request.number,
  archiveNumber: request.archiveNumber,
  title: typed.slice(0, 200),
  secrecy: request.secrecy,
  readerName: request.readerName,
  state: request.state,
  mode: request.mode,
  loan: 'open' as const,
  requestedAt: MONDAY,
  out: MONDAY,
  due: MONDAY + hours(4),
  authorityId: request.authorityId,
  escalated: false,
}
