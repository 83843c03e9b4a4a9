import * as z from 'zod'
import type { Bilingual } from './locale.ts'

/** Role (岗位): what a person is in the company; powers hang on roles, never on names. */
export const Role = z.enum([
  'salesperson',
  'departmentManager',
  'archivist',
  'officeDirector',
  'director',
  'deputyGeneralManager',
  'generalManager',
  'creditManager',
  'complaintOfficer',
  'serviceEngineer',
  'administrator',
])
export type Role = z.infer<typeof Role>

/** What the roles are called. */
export const roleNames: Readonly<Record<Role, Bilingual>> = {
  salesperson: { zh: '推销员', en: 'salesperson' },
  departmentManager: { zh: '部门经理', en: 'department manager' },
  archivist: { zh: '档案管理员', en: 'archivist' },
  officeDirector: { zh: '总经理办公室主任', en: 'office director' },
  director: { zh: '总监', en: 'director' },
  deputyGeneralManager: { zh: '副总经理', en: 'deputy general manager' },
  generalManager: { zh: '总经理', en: 'general manager' },
  creditManager: { zh: '信用（合同）管理员', en: 'credit manager' },
  complaintOfficer: { zh: '投诉受理', en: 'complaint officer' },
  serviceEngineer: { zh: '维修人员', en: 'service engineer' },
  administrator: { zh: '系统管理员', en: 'administrator' },
}
