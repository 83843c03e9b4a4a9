import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const Version = z.object({
  id: z.string(),
  text: z.string(),
  stages: z.array(z.string()),
  at: z.number(),
})
export type Version = z.infer<typeof Version>

const Secret = z.object({ name: z.string(), arn: z.string(), versions: z.array(Version) })
export type Secret = z.infer<typeof Secret>

/** Secrets in a directory that nobody else may read; in memory only where none is given. */
export interface KeptSecrets {
  secrets: Map<string, Secret>
  /** Writes down what was changed. */
  keep(): void
}

/** What a directory holds. @throws where it was not written by this server */
export function keptIn(directory: string | undefined): KeptSecrets {
  if (directory === undefined) return { secrets: new Map(), keep: () => undefined }
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'secrets.json')
  const secrets = new Map(read(path).map((secret) => [secret.name, secret]))
  return {
    secrets,
    keep: () => {
      const draft = `${path}.new`
      const text = JSON.stringify([...secrets.values()])
      writeFileSync(draft, text, { mode: 0o600, flush: true })
      renameSync(draft, path)
    },
  }
}

function read(path: string): Secret[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  return z.array(Secret).parse(JSON.parse(text))
}
