import type { Kernel } from '../../../shared/commands/execute.ts'
import { learnLanguage } from '../../../shared/commands/learning-language.ts'
import type { Messengers } from '../../../shared/commands/messenger.ts'
import { Person } from '../../../shared/records/person.ts'
import type { Moment } from '../../../shared/terms/moment.ts'
import type { Entry } from '../entry.ts'

interface Learning {
  kernel: Kernel
  messengers: Messengers
  now(): Moment
}

/** Learns the language of whoever was just taken in as a member, before the first word to them. */
export async function learnLanguages({ images }: Entry, learning: Learning): Promise<void> {
  for (const { after } of images) {
    const person = Person.safeParse(after)
    if (!person.success || person.data.version > 1) continue
    for (const identity of person.data.identities) {
      const messenger = learning.messengers[identity.chat]
      if (messenger) await learnLanguage(person.data, identity, messenger, learning)
    }
  }
}
