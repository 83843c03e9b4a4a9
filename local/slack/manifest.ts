import { commandsOf, shortcutsOf } from './offered.ts'

/** The manifest of our Slack app, from the very catalogue that answers: paste it at api.slack.com/apps. */
export function manifestOf(address: string) {
  const base = address.endsWith('/') ? address : `${address}/`
  const url = new URL('slack', base).href
  return {
    display_information: {
      name: '案卷 Anjuan',
      description: '客户档案 A customer archive that lives in chat',
      background_color: '#b23a2e',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true },
      bot_user: { display_name: '案卷', always_online: true },
      slash_commands: commandsOf().map((command) => ({ ...command, url })),
      shortcuts: shortcutsOf().map((shortcut) => ({ ...shortcut, description: shortcut.name })),
    },
    oauth_config: {
      redirect_urls: [new URL('room/signed-in', base).href],
      scopes: {
        bot: [
          ...[
            'app_mentions:read',
            'chat:write',
            'commands',
            'files:read',
            'im:write',
            'users:read',
          ],
          ...['channels:history', 'groups:history', 'im:history', 'mpim:history'],
          // Where another company reads along nothing is said.
          ...['channels:read', 'groups:read', 'mpim:read'],
        ],
        // Sign in with Slack: readers and approvers prove who they are.
        user: ['openid', 'profile'],
      },
    },
    settings: {
      event_subscriptions: {
        request_url: url,
        bot_events: [
          ...['app_home_opened', 'app_mention'],
          ...['message.channels', 'message.groups', 'message.im', 'message.mpim'],
        ],
      },
      interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  }
}
