/** A request that is refused, in SQS's words. */
export class QueueRefusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
