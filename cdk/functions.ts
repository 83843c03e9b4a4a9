/** Functions of the house, by the name of their entry in `lambdas/`. */
export const functionNames = [
  'slack',
  'lark',
  'reading-room',
  'install',
  'rotate',
  'shelves',
  'outbox',
  'notify',
  'inbox',
  'documents',
  'verdict',
  'clock',
] as const
/** The name of a function. */
export type FunctionName = (typeof functionNames)[number]

/** Those that draw or mark pages, with the native parts for it in their layer. */
export const drawsPages = (name: FunctionName): boolean =>
  name === 'reading-room' || name === 'documents'

/** The function that takes what a chat delivers; the others serve every chat. */
export const chatNames = ['slack', 'lark'] as const
/** The name of a chat that has a function. */
export type ChatName = (typeof chatNames)[number]

/** Processors that Lambda has. */
export type Processor = 'arm64' | 'x64'

/** What is uploaded: a folder for each function, and one for the layer of those that draw pages. */
export interface Code {
  bundles: Readonly<Record<FunctionName, string>>
  layer: string
}
