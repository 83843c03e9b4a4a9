import { newNameIn } from '../../shared/commands/customers/new-name.ts'
import type { Draft, Named } from '../../shared/commands/drafts.ts'
import type { Field, Form, Lookup } from '../../shared/forms/form.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import { answerIn, askedIn, queryIn, type Typed } from './answers.ts'
import type { Face } from './face.ts'
import { formWords } from './form-words.ts'
import { lookupOf, MOST_FOUND } from './offered.ts'

/** An open form after names were looked for in it. */
export interface Searched {
  draft: Draft
  typed: Typed
  errors: Readonly<Record<string, string>>
}

/** Names of a lookup, as they stand in a list. */
export async function namesFor(
  lookup: Lookup,
  typed: string,
  by: ChatIdentity,
  face: Pick<Face, 'suggest'>,
): Promise<Named[]> {
  const names = await face.suggest(lookup, typed, by)
  return names.slice(0, MOST_FOUND).map(({ id, label, detail }) => ({
    value: id,
    text: detail ? `${label} · ${detail}` : label,
  }))
}

/** Looks for what was typed in one field, and says what came of it. */
export async function searchIn(
  field: Field,
  draft: Draft,
  typed: Typed,
  face: Pick<Face, 'suggest'>,
): Promise<Searched & { gist: string }> {
  const words = formWords(draft.locale)
  const lookup = lookupOf(field)
  const query = queryIn(field, typed)
  const failed = (error: string) => ({
    draft,
    typed,
    errors: { [field.name]: error },
    gist: error,
  })
  // Colleagues can be listed without a name; all customers or documents cannot.
  if (!lookup || (query === '' && lookup !== 'person')) return failed(words.typeFirst)
  const names = await namesFor(lookup, query, draft.by, face)
  if (names.length === 0) return failed(words.nothing(query))
  const only = onlyOf(names)
  const before = answerIn(field, typed)
  const chosen = only ?? names.find(({ value }) => value === before)
  return {
    draft: withFound(draft, field, names, query),
    typed: { ...typed, [field.name]: chosen?.value ?? '' },
    errors: {},
    gist: gistOf(names, only, draft),
  }
}

/**
 * Looks for what was typed and not yet looked for, in every field: a name that is one thing's alone is taken,
 * and where several could be meant, or it is not what stands chosen, the person chooses.
 */
export async function searchTyped(
  form: Form,
  draft: Draft,
  typed: Typed,
  face: Pick<Face, 'suggest'>,
): Promise<Searched> {
  const pending = askedIn(form, draft).flatMap((field) => {
    const lookup = lookupOf(field)
    const query = queryIn(field, typed)
    const chosen = answerIn(field, typed)
    const isSettled = query === '' || (chosen && query === draft.queried[field.name])
    return lookup && !isSettled ? [{ field, lookup, query, chosen }] : []
  })
  const searched = await Promise.all(
    pending.map(async (asked) => ({
      ...asked,
      names: await namesFor(asked.lookup, asked.query, draft.by, face),
    })),
  )
  let known = draft
  const chosenNow: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const { field, query, chosen, names } of searched) {
    const words = formWords(draft.locale)
    if (names.length > 0) known = withFound(known, field, names, query)
    else errors[field.name] = words.nothing(query)
    if (names.length === 0 || names.some(({ value }) => value === chosen)) continue
    const only = onlyOf(names)
    chosenNow[field.name] = only?.value ?? ''
    if (only && chosen) errors[field.name] = words.sure(query)
    if (!only) errors[field.name] = isOffer(names) ? words.onlyNew : words.which(query)
  }
  return { draft: known, typed: { ...typed, ...chosenNow }, errors }
}

const withFound = (draft: Draft, { name }: Field, names: Named[], query: string): Draft => ({
  ...draft,
  found: { ...draft.found, [name]: names },
  queried: { ...draft.queried, [name]: query },
})

/** The one thing that bears the name. To open something new is never taken as meant. */
function onlyOf(names: readonly Named[]): Named | undefined {
  const [only, second] = names
  return second || isOffer(names) ? undefined : only
}

const isOffer = (names: readonly Named[]): boolean =>
  names.every(({ value }) => newNameIn(value) !== undefined)

function gistOf(names: readonly Named[], only: Named | undefined, { locale }: Draft): string {
  const words = formWords(locale)
  if (only) return words.foundOne
  if (isOffer(names)) return words.onlyNew
  return names.length === MOST_FOUND ? words.first(names.length) : words.found(names.length)
}
