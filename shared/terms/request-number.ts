/** Number of a borrow request (借阅号), as people cite it: `JY-KH00012-0007`, the seventh of that dossier. */
export const requestNumberOf = (dossier: string, ordinal: number): string =>
  `JY-${dossier}-${String(ordinal).padStart(4, '0')}`

/** Number of a power of attorney (委托书号): `WT-2026-0003`. */
export const attorneyNumberOf = (year: string, ordinal: number): string =>
  `WT-${year}-${String(ordinal).padStart(4, '0')}`
