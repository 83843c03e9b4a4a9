import type { OpenView } from '../live/views.ts'
import type { Site } from '../site.ts'

/** A view as payloads and `views.*` answers show it. */
export const viewOf = (site: Site, view: OpenView) => {
  const { body } = view
  const { team, bot } = site.options
  return {
    id: view.id,
    team_id: team.id,
    type: body.type,
    blocks: body.blocks,
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    state: { values: view.values },
    hash: view.hash,
    title:
      body.type === 'modal'
        ? body.title
        : { type: 'plain_text' as const, text: 'View Title', emoji: true },
    clear_on_close: body.type === 'modal' && body.clear_on_close === true,
    notify_on_close: body.type === 'modal' && body.notify_on_close === true,
    close: (body.type === 'modal' && body.close) || null,
    submit: (body.type === 'modal' && body.submit) || null,
    previous_view_id: view.previous,
    root_view_id: view.root,
    app_id: bot.appId,
    external_id: body.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: bot.botId,
  }
}
