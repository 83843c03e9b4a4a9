import type { WorkspacePerson } from '../contract.ts'
import type { WorkspaceOptions } from '../options.ts'

/** The author of what Slack itself says to a person. */
export const slackbot = 'USLACKBOT'

/** Everyone who may write here: the people, the bot and Slackbot. */
export const peopleOf = ({ people, bot }: WorkspaceOptions): Map<string, WorkspacePerson> => {
  const machines: WorkspacePerson[] = [
    { id: bot.userId, name: bot.name, title: '', locale: 'zh-CN', bot: true },
    { id: slackbot, name: 'Slackbot', title: '', locale: 'zh-CN', bot: true },
  ]
  return new Map([...people, ...machines].map((person) => [person.id, person]))
}
