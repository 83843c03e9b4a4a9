/** Writes one line of JSON: ids and codes only, never titles, values or tokens. */
export type Log = (
  what: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void

/** The log of a Lambda: standard output, which CloudWatch keeps. */
export const consoleLog: Log = (what, facts = {}) => {
  process.stdout.write(`${JSON.stringify({ what, ...facts })}\n`)
}
