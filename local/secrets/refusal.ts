/** A "no" of Secrets Manager, in its own words. */
export class SecretRefusal extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
