import { events, scopes, userScopes } from '../../bot/slack/app-settings.ts'
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
      // Where a sign-in leads back to, and where an installation does.
      redirect_urls: ['room/signed-in', 'install/slack/done'].map(
        (path) => new URL(path, base).href,
      ),
      scopes: { bot: scopes, user: userScopes },
    },
    settings: {
      event_subscriptions: {
        request_url: url,
        bot_events: events,
      },
      interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: true,
    },
  }
}
