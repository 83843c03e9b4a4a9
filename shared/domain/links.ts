/** Addresses of our own pages, as far as a decision hands them out. */
export interface Links {
  /** Where a person signs in afresh, so that an approval or a signature can follow. */
  signIn(personId: string): string
  /** The one-time address of the reading room. */
  readingRoom(secret: string): string
}
