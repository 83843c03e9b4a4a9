/** Whoever is known by an id, unless it is the bot's: a bot picks, presses and signs in to nothing. */
export const personIn = <P extends { bot?: boolean }>(
  people: ReadonlyMap<string, P>,
  id: string | null | undefined,
): P | undefined => {
  const found = people.get(id ?? '')
  return found && !found.bot ? found : undefined
}
