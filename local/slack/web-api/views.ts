import * as z from 'zod'
import { largestView, type Modal, readHome, readModal } from '../block-kit/view.ts'
import type { OpenView } from '../live/views.ts'
import { Refusal } from '../refusal.ts'
import { viewOf } from '../shapes/view.ts'
import type { Site } from '../site.ts'
import { packed } from './arguments.ts'
import { method, refusalOf } from './method.ts'
import { personOf } from './places.ts'

const View = packed(z.unknown())

const measured = (raw: unknown) => {
  if (Buffer.byteLength(JSON.stringify(raw) ?? '') > largestView)
    throw new Refusal('view_too_large')
  return raw
}

/** A modal from the bot, refused where it is not right. */
export const modalFrom = (raw: unknown) => {
  const read = readModal(measured(raw))
  if ('complaints' in read) throw refusalOf(read.complaints, ['view'])
  return read.view
}

const homeFrom = (raw: unknown) => {
  const read = readHome(measured(raw))
  if ('complaints' in read) throw refusalOf(read.complaints, ['view'])
  return read.view
}

/** A field that starts with the current conversation gets the one the person came from. */
const openedFrom = (modal: Modal, channel: string | undefined): Modal => {
  for (const block of modal.blocks) {
    const element = block.type === 'input' ? block.element : undefined
    if (element?.type === 'conversations_select' && element.default_to_current_conversation)
      element.initial_conversation = channel ?? element.initial_conversation
  }
  return modal
}

const answered = (site: Site, view: OpenView) => {
  site.listeners.changed()
  return { view: viewOf(site, view) }
}

const unchangedSince = (view: OpenView | undefined, hash: string | undefined) => {
  if (view && hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict')
}

// The trigger is exchanged last: a view refused for its form leaves it usable.
const triggered = {
  trigger_id: z.string(),
  view: View,
}

/** The methods that put forms before people. */
export const views = {
  'views.open': method(triggered, (site, { trigger_id, view }) => {
    const modal = modalFrom(view)
    const { user, channel } = site.triggers.exchange(trigger_id)
    return answered(site, site.views.open(user, openedFrom(modal, channel)))
  }),

  'views.push': method(triggered, (site, { trigger_id, view }) => {
    const modal = modalFrom(view)
    const trigger = site.triggers.exchange(trigger_id)
    // Only what happened inside a modal gives the right to put another on it.
    if (!trigger.view || site.views.find(trigger.view)?.body.type !== 'modal')
      throw new Refusal('invalid_trigger_id')
    return answered(site, site.views.push(trigger.user, modal))
  }),

  'views.update': method(
    {
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view: View,
    },
    (site, { view_id, external_id, hash, view }) => {
      const known = view_id
        ? site.views.find(view_id)
        : external_id
          ? site.views.named(external_id)
          : undefined
      if (!view_id && !external_id) throw new Refusal('invalid_arguments')
      if (!known) throw new Refusal('not_found')
      const body = known.body.type === 'modal' ? modalFrom(view) : homeFrom(view)
      unchangedSince(known, hash)
      return answered(site, site.views.update(known, body))
    },
  ),

  'views.publish': method(
    { user_id: z.string(), hash: z.string().optional(), view: View },
    (site, { user_id, hash, view }) => {
      const home = homeFrom(view)
      const { id } = personOf(site, user_id)
      unchangedSince(site.views.home(id), hash)
      return answered(site, site.views.publish(id, home))
    },
  ),
}
