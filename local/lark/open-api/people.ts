import * as z from 'zod'
import { personIn } from '../../workspace/people.ts'
import { unionId } from '../world/people.ts'
import { endpoint, success } from './endpoint.ts'
import { Refusal } from './refusal.ts'

/** The calls that tell who people are, and who the bot is. */
export const people = [
  endpoint(
    'GET /open-apis/contact/v3/users/:user_id',
    {
      query: {
        user_id_type: z.literal('open_id').optional(),
        department_id_type: z.enum(['department_id', 'open_department_id']).optional(),
      },
      body: {},
    },
    (site, { at }) => {
      const person = personIn(site.people, at('user_id'))
      if (!person) throw new Refusal(41012, 'user id invalid error')
      if (person.tenantKey !== undefined) throw new Refusal(41050, 'no user authority error')
      const { openId: open_id, name } = person
      // facts-chat C7: what `contact:user.base:readonly` shows.
      const user = { open_id, union_id: unionId(open_id), name, en_name: '', nickname: '' }
      return success({ user })
    },
  ),
  endpoint('GET /open-apis/bot/v3/info', { query: {}, body: {} }, (site) => ({
    json: {
      code: 0,
      msg: 'ok',
      bot: {
        activate_status: 2,
        app_name: site.options.app.name,
        avatar_url: '',
        ip_white_list: [],
        open_id: site.options.app.botOpenId,
      },
    },
  })),
]
