import { jsonIn } from '../../workspace/json-in.ts'
import type { ActResult } from '../contract.ts'
import { failureOf, type Outcome, taken } from '../deliver/post.ts'
import { send } from '../deliver/send.ts'
import { channelRef } from '../shapes/conversation.ts'
import { commandCommonOf } from '../shapes/refs.ts'
import { handleOf } from '../shapes/user.ts'
import type { Site } from '../site.ts'
import { withMentions } from '../talk/typed.ts'
import { warn } from '../talk/whisper.ts'
import type { ActOf } from './act.ts'
import { fine, no } from './outcome.ts'
import { openTo } from './places.ts'
import { tryToRespond } from './respond.ts'

const answered = (site: Site, act: ActOf<'command'>, outcome: Outcome): string | undefined => {
  if (!taken(outcome) || !('body' in outcome)) return failureOf(outcome)
  const json = jsonIn(outcome.body)
  if (json === undefined) return undefined
  // Text that is no JSON is shown to the person as it is.
  const said = json === null ? { text: outcome.body } : json
  return tryToRespond(site, { user: act.as, channel: act.channel }, said)?.code
}

/** A person gives a slash command. */
export const commanding = async (site: Site, act: ActOf<'command'>): Promise<ActResult> => {
  const conversation = openTo(site, act.as, act.channel)
  if (!conversation) return no('not_in_channel')
  const known = site.options.commands.find((each) => each.command === act.command)
  if (!known) {
    warn(site, act.as, act, `${act.command} is not a valid command.`)
    return no('unknown_command')
  }
  if (act.thread_ts !== undefined) {
    warn(site, act.as, act, `${act.command} is not supported in threads. Sorry!`)
    return no('not_supported_in_threads')
  }
  const named = (id: string) => {
    const person = site.people.get(id)
    return `<@${id}|${person ? handleOf(person) : id}>`
  }
  const outcome = await send(site, {
    ...commandCommonOf(site, act.as),
    channel_id: conversation.id,
    channel_name: channelRef(conversation).name,
    command: act.command,
    text: known.should_escape ? withMentions(site, act.text, named) : act.text,
    response_url: site.responseUrls.mint('commands', { user: act.as, channel: act.channel }),
    trigger_id: site.triggers.mint({ user: act.as, channel: act.channel }),
  })
  const failure = answered(site, act, outcome)
  if (failure === undefined) return fine
  warn(site, act.as, act, `${act.command} failed with the error ${failure}`)
  return no(failure)
}
