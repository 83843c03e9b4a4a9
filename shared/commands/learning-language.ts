import { type ChatIdentity, identityId, type Person } from '../records/person.ts'
import type { Moment } from '../terms/moment.ts'
import { execute, type Kernel } from './execute.ts'
import { memberLanguage } from './members.ts'
import type { Messenger } from './messenger.ts'

/** Asks the chat in which language somebody reads it, and notes it if it is another than before. */
export async function learnLanguage(
  person: Person,
  identity: ChatIdentity,
  messenger: Messenger,
  { kernel, now }: { kernel: Kernel; now(): Moment },
): Promise<void> {
  if (person.localeChosen) return
  const locale = await messenger.languageOf(identity)
  if (!locale || locale === person.locale) return
  await execute(
    {
      id: `house:language:${person.id}:${person.version}:${locale}`,
      name: memberLanguage.name,
      by: { house: 'house' },
      at: now(),
      inReadingRoom: false,
      args: { identity: identityId(identity), locale },
    },
    memberLanguage,
    kernel,
  )
}
