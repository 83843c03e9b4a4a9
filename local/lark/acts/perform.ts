import { personIn } from '../../workspace/people.ts'
import type { LarkActResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { AnyAct } from './act.ts'
import { entering } from './enter.ts'
import { choosingInMenu } from './menu.ts'
import { no } from './outcome.ts'
import { pressing } from './press.ts'
import { reading } from './read.ts'
import { saying } from './say.ts'

const done = (site: Site, act: AnyAct): LarkActResult | Promise<LarkActResult> => {
  switch (act.do) {
    case 'say':
      return saying(site, act)
    case 'press':
      return pressing(site, act)
    case 'menu':
      return choosingInMenu(site, act)
    case 'enter':
      return entering(site, act)
    case 'read':
      return reading(site, act)
  }
}

/** Does what a person wants done. */
export const perform = async (site: Site, raw: unknown): Promise<LarkActResult> => {
  const act = AnyAct.safeParse(raw)
  if (!act.success) return no('invalid_act')
  if (!personIn(site.people, act.data.as)) return no('user_not_found')
  return await done(site, act.data)
}
