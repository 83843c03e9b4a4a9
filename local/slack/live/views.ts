import { randomBytes } from 'node:crypto'
import type { Clock } from '../../workspace/clock.ts'
import type { Values } from '../answers/values.ts'
import type { Home, Modal } from '../block-kit/view.ts'
import { Refusal } from '../refusal.ts'
import { newId } from '../world/names.ts'

/** A modal or Home that a person has before them. */
export interface OpenView<Body extends Modal | Home = Modal | Home> {
  id: string
  hash: string
  user: string
  body: Body
  root: string
  previous: string | null
  /** What the person has answered so far. */
  values: Values
  errors?: Record<string, string> | undefined
}

/** The views that are open now; none outlives the process. */
export interface Views {
  open(user: string, body: Modal): OpenView
  push(user: string, body: Modal): OpenView
  update(view: OpenView, body: Modal | Home): OpenView
  publish(user: string, body: Home): OpenView
  /** The top modal goes. */
  close(view: OpenView): void
  clear(user: string): void
  stack(user: string): OpenView[]
  home(user: string): OpenView | undefined
  find(id: string): OpenView | undefined
  named(externalId: string): OpenView | undefined
}

/** The most modals one on another. */
const deepestStack = 3

/** No views yet. */
export const viewsOf = (clock: Clock): Views => {
  const stacks = new Map<string, OpenView[]>()
  const homes = new Map<string, OpenView>()
  const byId = new Map<string, OpenView>()

  const newHash = () =>
    `${Math.floor(clock.now() / 1000)}.${randomBytes(6).toString('base64url').replace(/[-_]/g, 'x')}`
  const stack = (user: string) => stacks.get(user) ?? []
  const named = (externalId: string) =>
    [...byId.values()].find((view) => view.body.external_id === externalId)
  const freeName = (body: Modal | Home, own?: OpenView) => {
    const holder = body.external_id ? named(body.external_id) : undefined
    if (holder && holder !== own) throw new Refusal('duplicate_external_id')
  }
  const begin = (user: string, body: Modal | Home, below?: OpenView): OpenView => {
    freeName(body)
    const id = newId('V')
    const view = {
      id,
      hash: newHash(),
      user,
      body,
      root: below?.root ?? id,
      previous: below?.id ?? null,
      values: {},
    }
    byId.set(id, view)
    return view
  }
  const clear = (user: string) => {
    for (const view of stack(user)) byId.delete(view.id)
    stacks.delete(user)
  }
  const update = (view: OpenView, body: Modal | Home) => {
    freeName(body, view)
    view.body = body
    view.hash = newHash()
    view.errors = undefined
    return view
  }

  return {
    open: (user, body) => {
      clear(user)
      const view = begin(user, body)
      stacks.set(user, [view])
      return view
    },
    push: (user, body) => {
      const below = stack(user)
      if (below.length >= deepestStack) throw new Refusal('push_limit_reached')
      const view = begin(user, body, below.at(-1))
      stacks.set(user, [...below, view])
      return view
    },
    update,
    publish: (user, body) => {
      const known = homes.get(user)
      if (known) return update(known, body)
      const view = begin(user, body)
      homes.set(user, view)
      return view
    },
    close: (view) => {
      byId.delete(view.id)
      stacks.set(
        view.user,
        stack(view.user).filter((each) => each !== view),
      )
    },
    clear,
    stack,
    home: (user) => homes.get(user),
    find: (id) => byId.get(id),
    named,
  }
}
