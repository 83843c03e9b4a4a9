/** What was wrong with one field of a call. */
export interface Violation {
  field: string
  description: string
}

/** A "no" of the Open API, with Lark's code. Unless said otherwise it comes with HTTP 400. */
export class Refusal extends Error {
  readonly code: number
  readonly status: number
  readonly headers: Record<string, string>
  readonly violations: Violation[]

  constructor(
    code: number,
    msg: string,
    more: { status?: number; headers?: Record<string, string>; violations?: Violation[] } = {},
  ) {
    super(msg)
    this.code = code
    this.status = more.status ?? 400
    this.headers = more.headers ?? {}
    this.violations = more.violations ?? []
  }
}

/** Too many calls, as Lark's gateway says it. */
export const tooManyCalls = () =>
  new Refusal(99991400, 'request trigger frequency limit', {
    status: 429,
    headers: { 'x-ogw-ratelimit-limit': '5', 'x-ogw-ratelimit-reset': '1' },
  })

/** A call that asks for something that is not there, or in a way that Lark does not take. */
export const invalidParameter = (ext: string) =>
  new Refusal(230001, `Your request contains an invalid request parameter, ext=${ext}`)
