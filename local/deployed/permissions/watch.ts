import type { Ask } from './policy.ts'

/** Sees what the functions ask for. */
export interface Watch {
  /** Somebody did something that they may. */
  used(who: string, ask: Ask): void
  /** Somebody was refused. */
  refused(because: string): void
}
