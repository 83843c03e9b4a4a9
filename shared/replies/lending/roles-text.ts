import type { Locale } from '../../terms/locale.ts'
import type { Role } from '../../terms/role.ts'
import { roleNames } from '../../terms/role.ts'

/** Roles, named one after the other. */
export const rolesText = (roles: readonly Role[], locale: Locale): string =>
  roles.map((role) => roleNames[role][locale]).join(locale === 'zh' ? '、' : ', ')
