import type { Middleware, SlackOptionsMiddlewareArgs } from '@slack/bolt'
import { optionOf } from './element.ts'
import type { Face } from './face.ts'
import { typedAhead } from './read.ts'

/** Letters typed into a type-ahead field: at most a hundred names, the nearest first. */
export const onTyping =
  (face: Face): Middleware<SlackOptionsMiddlewareArgs<'block_suggestion'>> =>
  async ({ body, ack }) => {
    const { lookup, typed, by } = typedAhead(body)
    const names = typed === '' ? [] : await face.suggest(lookup, typed, by)
    await ack({
      options: names.slice(0, 100).map(({ id, label, detail }) => optionOf(id, label, detail)),
    })
  }
