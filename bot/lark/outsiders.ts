import type { Client } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import type { Log } from '../../shared/commands/log.ts'
import { ChatAway, PlaceClosed } from '../../shared/commands/messenger.ts'
import { faultFacts } from '../gateway/fault-facts.ts'
import { isId } from './ids.ts'
import type { Pace } from './pace.ts'
import { Busy } from './refused.ts'

const Told = z.looseObject({ data: z.looseObject({ external: z.boolean() }) })

/** Whether people of another tenant are in a group, as Lark says. @throws {@link PlaceClosed} where it does not say */
export const readByOutsiders =
  (client: Client, pace: Pace, log: Log) =>
  async (chat_id: string): Promise<boolean> => {
    if (!isId(chat_id)) throw new PlaceClosed('no chat of Lark’s')
    try {
      const told = await pace(`chats/${chat_id}`, () => client.im.chat.get({ path: { chat_id } }))
      return Told.parse(told).data.external
    } catch (error) {
      if (error instanceof Busy || error instanceof ChatAway) throw error
      // Who reads along is not known: then nothing is said there.
      log('lark.readers unknown', faultFacts(error))
      throw new PlaceClosed('who reads along is not known')
    }
  }
