import * as z from 'zod'

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
