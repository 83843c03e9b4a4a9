/** Lark could not now: too often, or not quite ready. */
export class Busy extends Error {
  override readonly name = 'LarkBusy'
  /** Seconds after which it is worth another try. */
  readonly retryAfter: number
  constructor(retryAfter: number, code = '') {
    super(`Lark asks for patience ${code}`.trim())
    this.retryAfter = retryAfter
  }
}

/** Lark refused, for a reason of its own; nothing of the request is in it. */
export class Refused extends Error {
  override readonly name = 'LarkRefused'
  readonly code: string
  constructor(code: number | string) {
    super(`Lark refused with ${code}`)
    this.code = String(code)
  }
}
