/** Why a file is not taken as a scan. */
export type ScanReason =
  | 'empty'
  | 'unknown-type'
  | 'encrypted'
  | 'truncated'
  | 'disguised'
  | 'too-large'
  | 'unreadable'

/** Thrown while a scan is read; `inspectScan` turns it into an answer. */
export class ScanRefused extends Error {
  readonly reason: ScanReason
  constructor(reason: ScanReason, options?: ErrorOptions) {
    super(`the scan is ${reason}`, options)
    this.reason = reason
  }
}
