import * as z from 'zod'
import { jsonIn } from '../../workspace/json-in.ts'
import { answersOf, faultsIn } from '../answers/answers.ts'
import type { ActResult } from '../contract.ts'
import { failureOf, taken } from '../deliver/post.ts'
import { send } from '../deliver/send.ts'
import type { OpenView } from '../live/views.ts'
import { Refusal } from '../refusal.ts'
import { commonOf } from '../shapes/refs.ts'
import { viewOf } from '../shapes/view.ts'
import type { Site } from '../site.ts'
import { modalFrom } from '../web-api/views.ts'
import type { ActOf } from './act.ts'
import { responseUrlsIn } from './chosen-channels.ts'
import { withHandedFiles } from './handed.ts'
import { fine, no } from './outcome.ts'

/** What the bot may answer to a submitted form; nothing closes it. */
const Answer = z.discriminatedUnion('response_action', [
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
])

const shownErrors = (view: OpenView, errors: Record<string, string>): ActResult => {
  const inputs = view.body.blocks.filter((block) => block.type === 'input')
  const stray = Object.keys(errors).find((id) => !inputs.some((block) => block.block_id === id))
  if (stray !== undefined) return no(`invalid_errors: no input block ${stray}`)
  view.errors = errors
  return { ok: true, errors }
}

const followed = (site: Site, view: OpenView, body: string): ActResult => {
  const json = jsonIn(body)
  const nothing = json === undefined || z.strictObject({}).safeParse(json).success
  // The bot may have closed or replaced the view meanwhile.
  const stillOpen = site.views.find(view.id) !== undefined
  if (nothing) {
    if (stillOpen) site.views.close(view)
    return fine
  }
  const answer = Answer.safeParse(json)
  if (!answer.success) return no('invalid_response_action')
  switch (answer.data.response_action) {
    case 'errors':
      return shownErrors(view, answer.data.errors)
    case 'clear':
      site.views.clear(view.user)
      return fine
    case 'update':
      if (stillOpen) site.views.update(view, modalFrom(answer.data.view))
      return fine
    case 'push':
      site.views.push(view.user, modalFrom(answer.data.view))
      return fine
  }
}

const told = (error: unknown): ActResult => {
  if (error instanceof Refusal) return no(error.message)
  throw error
}

/** A person submits a form. */
export const submitting = async (site: Site, act: ActOf<'submit'>): Promise<ActResult> => {
  const view = site.views.find(act.view)
  if (view?.user !== act.as || view.body.type !== 'modal') return no('view_not_found')
  const { blocks } = view.body
  const given = withHandedFiles(site, act.as, blocks, act.values)
  const faults = faultsIn(blocks, given, view.values)
  view.values = answersOf(blocks, given, view.values)
  view.errors = undefined
  if (faults.size > 0) {
    const language = site.people.get(act.as)?.locale === 'en-US' ? 'en' : 'zh'
    const errors = [...faults].map(([block, fault]): [string, string] => [block, fault[language]])
    view.errors = Object.fromEntries(errors)
    site.listeners.changed()
    return { ok: true, errors: view.errors }
  }

  const outcome = await send(site, {
    type: 'view_submission',
    ...commonOf(site, act.as),
    trigger_id: site.triggers.mint({ user: act.as, view: view.id }),
    view: viewOf(site, view),
    response_urls: responseUrlsIn(site, view),
  })
  if (!taken(outcome) || !('body' in outcome)) return no(failureOf(outcome))
  try {
    return followed(site, view, outcome.body)
  } catch (error) {
    return told(error)
  } finally {
    site.listeners.changed()
  }
}
