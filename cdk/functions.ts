/** Functions of the house, by the name of their entry in `lambdas/`. */
export const functionNames = [
  'slack',
  'lark',
  'reading-room',
  'notify',
  'inbox',
  'documents',
  'shelves',
  'clock',
] as const
/** The name of a function. */
export type FunctionName = (typeof functionNames)[number]

/** Those that draw or mark pages, and carry the native parts for it. */
export const drawsPages = (name: FunctionName): boolean =>
  name === 'reading-room' || name === 'documents'

/** The function that takes what a chat delivers; the others serve every chat. */
export const chatNames = ['slack', 'lark'] as const
/** The name of a chat that has a function. */
export type ChatName = (typeof chatNames)[number]

/** Where the code of each function lies, ready to be uploaded. */
export type Bundles = Readonly<Record<FunctionName, string>>
