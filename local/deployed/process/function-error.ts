/** What Lambda tells the caller of a function that did not come to its end. */
export class FunctionError extends Error {
  override name = 'FunctionError'
  readonly errorType: string

  constructor(errorType: string, message: string) {
    super(`${errorType}: ${message}`)
    this.errorType = errorType
  }
}
