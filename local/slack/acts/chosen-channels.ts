import { elementsOf } from '../block-kit/elements.ts'
import type { OpenView } from '../live/views.ts'
import type { Site } from '../site.ts'

/** Response URLs for the channels chosen in fields that ask for one. */
export const responseUrlsIn = (site: Site, view: OpenView) =>
  view.body.blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      if (!('response_url_enabled' in element) || !element.response_url_enabled) return []
      const answer = view.values[block.block_id]?.[element.action_id]
      const channel = answer?.selected_conversation ?? answer?.selected_channel
      if (typeof channel !== 'string' || !site.world.conversations.has(channel)) return []
      return [
        {
          block_id: block.block_id,
          action_id: element.action_id,
          channel_id: channel,
          response_url: site.responseUrls.mint('app', { user: view.user, channel }),
        },
      ]
    }),
  )
