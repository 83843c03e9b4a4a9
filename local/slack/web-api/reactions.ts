import * as z from 'zod'
import { Refusal } from '../refusal.ts'
import { keep } from '../site.ts'
import { Stamp } from './arguments.ts'
import { method } from './method.ts'
import { joinedBy, messageAt } from './places.ts'

/** The method by which the bot nods. */
export const reactions = {
  'reactions.add': method(
    { channel: z.string(), timestamp: Stamp, name: z.string() },
    (site, { channel, timestamp, name }) => {
      const { id } = joinedBy(site, channel)
      if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new Refusal('invalid_name')
      const message = messageAt(site, id, timestamp)
      const by = site.options.bot.userId
      const all = message.reactions ?? []
      const known = all.find((each) => each.name === name)
      if (known?.users.includes(by)) throw new Refusal('already_reacted')
      const reacted = { name, users: [...(known?.users ?? []), by] }
      keep(site, { ...message, reactions: [...all.filter((each) => each !== known), reacted] })
      return {}
    },
  ),
}
