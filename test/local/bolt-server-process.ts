import { App } from '@slack/bolt'

/** An app without a receiver of its own: Bolt would make it a server. */
export const start = () => new App({ token: 'xoxb-1', signingSecret: 'secret' })
