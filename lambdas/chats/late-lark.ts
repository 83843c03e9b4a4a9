import type { Installation, LarkMessenger } from '../../bot/lark/face.ts'
import type { Log } from '../../shared/commands/log.ts'
import { coming } from './coming.ts'

/** Speaks in Lark, whose heavy library is loaded with the first word: whoever only decides does not wait for it. */
export function lateLark(installation: Installation, log: Log, now: () => number): LarkMessenger {
  let loading: Promise<LarkMessenger> | undefined
  const messenger = () => {
    loading ??= import('../../bot/lark/messenger.ts').then((it) =>
      it.larkMessenger(installation, log, now),
    )
    return loading
  }
  return {
    ...coming(messenger),
    send: async (to, card, uuid) => (await messenger()).send(to, card, uuid),
  }
}
