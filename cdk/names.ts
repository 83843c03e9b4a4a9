import type { Choices } from './choices.ts'

/** Names that have to be known outside of a stack, or have to be the house's own in an account with two. */
export const namedIn = ({ stage }: Pick<Choices, 'stage'>) => {
  const house = stage ? `anjuan-${stage}` : 'anjuan'
  return {
    house,
    /** `AnjuanData`, or `AnjuanTestData` for the stage `test`. */
    stack: (what: string) => `Anjuan${stage ? capital(stage) : ''}${what}`,
    /** `anjuan/slack`, or `anjuan-test/slack`. */
    secret: (what: string) => `${house}/${what}`,
    /** `anjuan-notify`, or `anjuan-test-notify`. */
    thing: (what: string) => `${house}-${what}`,
  }
}
export type Names = ReturnType<typeof namedIn>

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
