import type { Site } from '../site.ts'
import type { Message } from '../world/message.ts'
import { threadId } from '../world/names.ts'

/** The thread that a message stands in, be it at its root. */
export const threadOf = ({ world }: Site, { id, root, threaded }: Message) => {
  if (threaded && root) return threadId(root)
  return world.threads.has(id) ? threadId(id) : undefined
}
