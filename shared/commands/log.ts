/** Writes one line: ids and codes only, never titles, values or tokens. */
export type Log = (
  what: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void
