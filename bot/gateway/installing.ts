/** Why an installation comes to nothing. */
export const installRefusals = [
  /** The link is void, used, or too old. */
  'link',
  /** The browser that came back is not the one that set out. */
  'browser',
  /** Whoever was asked said no. */
  'denied',
  /** The chat took the code for none, or could not be reached. */
  'code',
  'otherApp',
  'otherTeam',
  /** For a whole enterprise, where one workspace is meant. */
  'enterprise',
  /** Not with all rights that are needed. */
  'scopes',
  /** Another installation was kept at the same time. */
  'overtaken',
] as const
export type InstallRefusal = (typeof installRefusals)[number]

/** What came of an installation: the workspace, or why not. */
export type InstallOutcome = { team: { id: string; name: string } } | { refused: InstallRefusal }

/** How our app is installed in one chat. */
export interface Installing {
  /** Where the browser is sent. */
  start(state: string): string
  /** Takes the code that the browser brought back, and keeps what it gives. */
  finish(code: string): Promise<InstallOutcome>
}

/** The links by which somebody may install: known by their hash alone, each of use once and for an hour. */
export interface InstallLinks {
  isOpen(hash: string): Promise<boolean>
  /** Uses it up; whether it was open until then. */
  use(hash: string): Promise<boolean>
}
