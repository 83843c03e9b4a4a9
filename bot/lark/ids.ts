/**
 * Whether a text can be an id of Lark's, as `om_…` or `file_v3_…`. The SDK puts ids into addresses as they are, and some
 * come back to us on buttons: nothing else may name another way.
 */
export const isId = (text: string): boolean => /^[A-Za-z0-9_-]{1,200}$/.test(text)
