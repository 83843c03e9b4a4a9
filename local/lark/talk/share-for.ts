import { openTo, targetIn } from '../acts/places.ts'
import type { Site } from '../site.ts'
import { largestFile, share } from './share.ts'

/** A person shares a file where they may, or is told why not. */
export const shareFor = async (
  site: Site,
  given: { as: string; chat: string; root?: string | undefined; name: string; bytes: Buffer },
): Promise<{ messageId: string; fileKey: string } | { error: string }> => {
  const { as, chat, root, name, bytes } = given
  if (!openTo(site, as, chat)) return { error: 'not_in_chat' }
  if (name.trim() === '') return { error: 'name_missing' }
  if (bytes.length === 0) return { error: 'file_empty' }
  if (bytes.length > largestFile) return { error: 'file_too_large' }
  const target = targetIn(site, chat, root)
  if (target === false) return { error: 'message_not_found' }
  return await share(site, { as, chat, target, name, bytes })
}
