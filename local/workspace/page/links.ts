/** Whether a link may be followed from the page: never `javascript:` and its kin. */
export function isSafeUrl(url: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(url)
}
