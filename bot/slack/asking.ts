import type { WebClient } from '@slack/web-api'
import { type AskFile, SharedFile } from './files.ts'

/** Asks Slack about a file; one that it does not show us is none. */
export const askingOf =
  (client: WebClient): AskFile =>
  async (id) => {
    try {
      const { file } = await client.files.info({ file: id })
      return SharedFile.parse(file)
    } catch {
      return undefined
    }
  }
