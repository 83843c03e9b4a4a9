import * as z from 'zod'
import { jsonIn } from '../../workspace/json-in.ts'
import { hasLapsed } from '../cards/card-lives.ts'
import { keep } from '../site.ts'
import { cardIn, fitting } from './content.ts'
import { endpoint, success } from './endpoint.ts'
import { ownMessage } from './reached.ts'
import { Refusal } from './refusal.ts'

/** The calls that change a message of the bot, and that call people to one. */
export const changing = [
  endpoint(
    'PATCH /open-apis/im/v1/messages/:message_id',
    {
      query: {},
      body: { content: z.string().min(1) },
    },
    (site, { at, body: { content } }) => {
      const before = ownMessage(site, at('message_id'), 230071)
      if (before.type !== 'interactive')
        throw new Refusal(230054, 'The operation is not supported for this message type.')
      if (!site.rates.take(`change ${before.id}`))
        throw new Refusal(230020, 'This operation triggers the frequency limit.')
      if (hasLapsed(before, site.clock.now()))
        throw new Refusal(
          230031,
          'The message is sent more than 14 days ago and can not be updated.',
        )
      fitting('interactive', content)
      const updatedAt = Math.floor(site.clock.now())
      keep(site, { ...before, content: cardIn(jsonIn(content)), updatedAt })
      return success({})
    },
  ),
  endpoint(
    'PATCH /open-apis/im/v1/messages/:message_id/urgent_app',
    {
      query: { user_id_type: z.literal('open_id') },
      body: { user_id_list: z.array(z.string()).min(1).max(200) },
    },
    (site, { at, body: { user_id_list } }) => {
      const message = ownMessage(site, at('message_id'), 230012)
      const members = site.world.chats.get(message.chat)?.members ?? []
      const called = user_id_list.filter((id) => members.includes(id) && !site.people.get(id)?.bot)
      if (called.length > 0)
        keep(site, { ...message, urgent: [...new Set([...(message.urgent ?? []), ...called])] })
      return success({ invalid_user_id_list: user_id_list.filter((id) => !called.includes(id)) })
    },
  ),
]
