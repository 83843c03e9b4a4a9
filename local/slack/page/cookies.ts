/** Where the person sits: the reading room's network opens sittings. */
export type Place = 'office' | 'reading-room'

const remember = (name: string, value: string) => {
  sessionStorage.setItem(name, value)
  // biome-ignore lint/suspicious/noDocumentCookie: the sign-in page reads it in the same browser; Cookie Store is not everywhere
  document.cookie = `${name}=${value}; path=/`
}

/** Who this tab is, or nobody yet. */
export const rememberedPerson = (): string | null => sessionStorage.getItem('workspace_person')

/** Makes this tab, and the next sign-in, that person's. */
export const rememberPerson = (id: string) => remember('workspace_person', id)

/** Where this tab's person sits. */
export const rememberedPlace = (): Place =>
  sessionStorage.getItem('workspace_place') === 'reading-room' ? 'reading-room' : 'office'

/** Seats the person, for the local gateway to read as their network. */
export const rememberPlace = (place: Place) => remember('workspace_place', place)
