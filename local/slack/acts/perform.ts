import { personIn } from '../../workspace/people.ts'
import type { ActResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { AnyAct } from './act.ts'
import { closing } from './close.ts'
import { commanding } from './command.ts'
import { goingHome } from './home.ts'
import { no } from './outcome.ts'
import { pressing } from './press.ts'
import { reading } from './read.ts'
import { saying } from './say.ts'
import { shortcutting } from './shortcut.ts'
import { submitting } from './submit.ts'
import { suggesting } from './suggest.ts'

const done = (site: Site, act: AnyAct): ActResult | Promise<ActResult> => {
  switch (act.do) {
    case 'say':
      return saying(site, act)
    case 'command':
      return commanding(site, act)
    case 'shortcut':
      return shortcutting(site, act)
    case 'press':
      return pressing(site, act)
    case 'suggest':
      return suggesting(site, act)
    case 'submit':
      return submitting(site, act)
    case 'close':
      return closing(site, act)
    case 'home':
      return goingHome(site, act)
    case 'read':
      return reading(site, act)
  }
}

/** Does what a person wants done. */
export const perform = async (site: Site, raw: unknown): Promise<ActResult> => {
  const act = AnyAct.safeParse(raw)
  if (!act.success) return no('invalid_act')
  if (!personIn(site.people, act.data.as)) return no('user_not_found')
  return await done(site, act.data)
}
