/** A "no" of the Web API, in Slack's words. */
export class Refusal extends Error {
  readonly code: string
  readonly messages: string[]

  constructor(code: string, messages: string[] = []) {
    super([code, ...messages].join('; '))
    this.code = code
    this.messages = messages
  }
}
