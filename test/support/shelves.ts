import type { Shelves } from '../../shared/commands/shelves.ts'

/** Shelves of which every one answers alike. */
export const shelvesThat = <T>(answer: () => T) =>
  ({
    names: answer,
    summary: answer,
    personalFacts: answer,
    revisions: answer,
    desk: answer,
    register: answer,
    staff: answer,
    parked: answer,
    journal: answer,
  }) satisfies Record<keyof Shelves, () => T>
