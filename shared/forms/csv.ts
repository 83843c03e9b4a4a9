/** So that spreadsheets read Chinese as such. */
const BOM = '\uFEFF'

/** Rows as comma-separated text (RFC 4180), each cell as it is, whatever stands in it. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  BOM + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

const cellOf = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
