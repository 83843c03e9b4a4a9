/** A channel, a private channel or a direct conversation. */
export interface Conversation {
  id: string
  name: string
  kind: 'channel' | 'private' | 'im'
  members: string[]
  /** Another company reads along (Slack Connect). */
  shared?: boolean
}
