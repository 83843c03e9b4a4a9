/** What the bot may, and no more: `test/bot/slack/scopes.test.ts` holds it against the calls that are made. */
export const scopes: readonly string[] = [
  // To speak, to be asked, to open its home and its one-to-one chats.
  'commands',
  'chat:write',
  'im:write',
  'users:read',
  // To hear what is said to it, and the files that are shared where it is.
  'app_mentions:read',
  'files:read',
  ...['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  // To know where another company reads along: nothing is said there.
  ...['channels:read', 'groups:read', 'mpim:read'],
]

/** What a person agrees to who signs in: readers and approvers prove who they are. */
export const userScopes: readonly string[] = ['openid', 'profile']

/** What the app asks to be told. */
export const events: readonly string[] = [
  ...['app_home_opened', 'app_mention'],
  ...['message.channels', 'message.groups', 'message.im', 'message.mpim'],
]
