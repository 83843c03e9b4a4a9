type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same object without the properties that are undefined, as JSON would have it. */
export const present = <T extends object>(whole: T) =>
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Present<T>
