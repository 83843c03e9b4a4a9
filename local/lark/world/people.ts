import type { LarkPerson, LarkWorkspaceOptions } from '../contract.ts'
import { idFrom } from './names.ts'

/** Everyone who may write here: the people and the bot. */
export const peopleOf = ({ people, app }: LarkWorkspaceOptions): Map<string, LarkPerson> => {
  const bot: LarkPerson = {
    openId: app.botOpenId,
    name: app.name,
    title: '',
    locale: 'zh_cn',
    bot: true,
  }
  return new Map([...people, bot].map((person) => [person.openId, person]))
}

/** What a person is called across the apps of one developer. */
export const unionId = (openId: string) => idFrom('on', openId)
