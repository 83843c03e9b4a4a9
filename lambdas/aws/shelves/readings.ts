import { pinyin, polyphonic } from 'pinyin-pro'

/** How a text may be read aloud, a syllable a character. */
export type Reading = readonly string[]

/**
 * The readings of a text: as its words are read, then with one character at a time read otherwise,
 * where it is one that names are often read wrongly by.
 */
export function readingsOf(text: string): Reading[] {
  const points = Array.from(text)
  const usual = pinyin(text, { toneType: 'none', type: 'array' }).map(plainLetters)
  if (usual.length !== points.length) return []
  const others = points.flatMap((point, i) =>
    i < VARIED && polyphones.has(point)
      ? alternatesOf(point)
          .filter((other) => other !== usual[i])
          .map((other) => usual.with(i, other))
      : [],
  )
  return [usual, ...others]
}

/** As far into a text as other readings are kept. */
const VARIED = 6

const alternates = new Map<string, string[]>()

function alternatesOf(point: string): string[] {
  const known = alternates.get(point)
  if (known) return known
  const [found = []] = polyphonic(point, { toneType: 'none', type: 'array' })
  const plain = [...new Set([...found, ...(rare[point] ?? [])].map(plainLetters))]
  alternates.set(point, plain)
  return plain
}

const plainLetters = (syllable: string) =>
  syllable.normalize('NFKC').toLowerCase().replaceAll('ü', 'v')

/** Characters of names and places that are read in two ways. */
const polyphones = new Set(
  '单曾会重长行乐朝都厦盛解仇查区朴尉覃宿召盖员种折缪翟卜车传藏调柏薄六蚌台番泊堡铅莘蔚阿参差奇牟大石还相降强角血呼奔率校省济涡郇冼隗洗尹撒繁逄逯乜句贾洪弹降',
)

/** Readings that the dictionary does not have. */
const rare: Readonly<Record<string, string[]>> = {
  六: ['lu'],
  蚌: ['beng'],
  番: ['pan'],
  台: ['tai'],
}
