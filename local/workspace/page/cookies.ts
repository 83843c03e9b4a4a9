/** Where the person sits: the reading room's network opens sittings. */
export type Place = 'office' | 'reading-room'

/** Remembers something of this tab, and tells whoever else serves this browser. */
export const remember = (name: string, value: string) => {
  sessionStorage.setItem(name, value)
  // biome-ignore lint/suspicious/noDocumentCookie: the sign-in page reads it in the same browser; Cookie Store is not everywhere
  document.cookie = `${name}=${value}; path=/`
}

/** Where this tab's person sits. */
export const rememberedPlace = (): Place =>
  sessionStorage.getItem('workspace_place') === 'reading-room' ? 'reading-room' : 'office'

/** Seats the person, for the local gateway to read as their network. */
export const rememberPlace = (place: Place) => remember('workspace_place', place)
