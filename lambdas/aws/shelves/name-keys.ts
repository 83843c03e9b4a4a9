import { companyName, latinWords } from '../../../shared/terms/company-name.ts'
import { hasHan, searchText, searchWords } from '../../../shared/terms/search-text.ts'
import { type Reading, readingsOf } from './readings.ts'

/** Every text by which something with this name is found when it begins with what is typed. */
export function nameKeys(name: string): Set<string> {
  return hasHan(name) ? chineseKeys(name) : latinKeys(name)
}

/** Texts found by their first character alone: where a name or its brand begins, and how that is written in letters. */
export function firstCharacterKeys(name: string): Set<string> {
  const { plain, core } = companyName(name)
  const initials = hasHan(core)
    ? (readingsOf(core)[0]?.map((syllable) => syllable[0] ?? '') ?? [])
    : []
  return new Set([plain, core, initials.join('')].filter((text) => text !== ''))
}

/** A reading written by hand, as `feng zhu`: its letters and its initials. */
export function handReadingKeys(reading: string): string[] {
  const syllables =
    reading
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-zü]+/g) ?? []
  return [lettersOf(syllables), initialsOf(syllables)].filter((key) => key.length >= 2)
}

/** Every text by which a person of this name is found; the first is the name in letters, by which people are sorted. */
export function personKeys(name: string): string[] {
  const points = Array.from(searchText(name))
  const readings = hasHan(name) ? readingsOf(points.join('')) : [searchWords(name)]
  // The surname first, or the given name alone.
  const tails = readings.flatMap((reading) => reading.map((_, i) => reading.slice(i)))
  return [
    ...tails.flatMap((tail) => [lettersOf(tail), initialsOf(tail)]),
    ...points.map((_, i) => points.slice(i).join('')),
  ].filter((key) => key !== '')
}

function chineseKeys(name: string): Set<string> {
  const { plain, core } = companyName(name)
  const points = Array.from(plain)
  const keys = new Set<string>()
  for (let i = 0; i < points.length - 1; i++) keys.add(points.slice(i).join(''))
  const starts = wordStarts(plain, plain.length - core.length)
  for (const reading of readingsOf(plain)) {
    for (const start of starts) {
      const tail = reading.slice(start)
      if (tail.length >= 2) for (const key of [lettersOf(tail), initialsOf(tail)]) keys.add(key)
    }
  }
  return keys
}

function latinKeys(name: string): Set<string> {
  const words = latinWords(name)
  const tails = words.map((_, i) => words.slice(i).join(''))
  const initials = initialsOf(words)
  return new Set([...tails, searchText(name), initials].filter((key) => key.length >= 2))
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Where a person may begin to type letters: at the start, at the brand, and at each word of the trade. */
function wordStarts(plain: string, brandAt: number): number[] {
  const starts = new Set([0, brandAt])
  for (const { segment, index } of words.segment(plain)) {
    if (segment.length >= 2) starts.add(index)
  }
  return [...starts]
}

const lettersOf = (reading: Reading) => searchText(reading.join(''))
const initialsOf = (reading: Reading) =>
  searchText(reading.map((syllable) => syllable[0] ?? '').join(''))
