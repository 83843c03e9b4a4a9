/** facts-chat C5: as long as a card can be pressed, and changed. */
const lives = 14 * 86_400_000

/** Whether a card has become too old for that. */
export const hasLapsed = ({ createdAt }: { createdAt: number }, now: number) =>
  now - createdAt > lives
