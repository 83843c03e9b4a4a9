import { parseArgs } from 'node:util'
import { NoExport } from '../upkeep/exporting/manifest.ts'
import { NotRestored } from '../upkeep/restoring/not-restored.ts'
import { NothingKept } from './kept-table.ts'
import { DirectoryHeld } from './lock.ts'

/** What an operator typed after the command: each word with its value. Not understood, the usage is the answer. */
export function wordsGiven<W extends string>(
  words: readonly W[],
  usage: string,
): Partial<Record<W, string>> {
  const options = Object.fromEntries(words.map((word) => [word, { type: 'string' as const }]))
  try {
    return parseArgs({ options }).values as Partial<Record<W, string>>
  } catch {
    throw new Misunderstood(usage)
  }
}

/** Thrown when it cannot be known what is wanted; says how to ask. */
export class Misunderstood extends Error {}

/** Runs a command of the operator. What he can put right himself is said in a sentence, and ends it with 2. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const said = sentenceOf(error)
    if (!said) throw error
    console.error(said)
    process.exitCode = 2
  }
}

function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DirectoryHeld) {
    return `案卷正在这里运行，先关闭它 · Anjuan is running here, end it first
(${error.message})`
  }
  const isOurs = [Misunderstood, NoExport, NotRestored, NothingKept].some(
    (kind) => error instanceof kind,
  )
  if (isOurs) return error.message
  // The store's own words name the right, the table and the caller, and nothing that is kept.
  switch (error.name) {
    case 'AccessDeniedException':
    case 'UnrecognizedClientException':
      return `没有权限 · not allowed: ${error.message}`
    case 'CredentialsProviderError':
    case 'ExpiredTokenException':
      return `没有可用的 AWS 凭证 · no AWS credentials: ${error.message}`
    case 'ResourceNotFoundException':
    case 'TableNotFoundException':
      return `没有这个表 · there is no such table: ${process.env['TABLE'] ?? 'anjuan'}`
    default:
      return undefined
  }
}
