import type { Person } from '../records/person.ts'
import type { Locale } from '../terms/locale.ts'
import { type Decision, refuse } from './decision.ts'
import type { World } from './world.ts'

const byLanguage = { authorityId: 'house.language' }

/** Somebody chooses a language for themselves: from then on no chat's own setting changes it. */
export function chooseLanguage(locale: Locale, { actor }: World): Decision {
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [
      {
        before: actor,
        after: { ...actor, version: actor.version + 1, locale, localeChosen: true },
      },
    ],
    by: byLanguage,
    answer: { notice: 'language.chosen', locale },
  }
}

/** Notes which language somebody has set in their chat, unless they have chosen one here. The house alone asks for it. */
export function noteLanguage(
  locale: Locale,
  person: Person | undefined,
  { actor }: World,
): Decision {
  if (actor.id !== 'house') return refuse({ code: 'thing.unknown', what: 'activity' })
  if (!person || person.localeChosen || person.locale === locale)
    return refuse({ code: 'thing.unknown', what: 'person' })
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ before: person, after: { ...person, version: person.version + 1, locale } }],
    by: byLanguage,
    answer: { notice: 'done' },
  }
}
