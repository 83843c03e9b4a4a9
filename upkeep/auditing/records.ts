import * as z from 'zod'
import { canonical } from '../../lambdas/aws/chain.ts'
import type { Entry } from '../../lambdas/aws/entry.ts'
import { copiesOf } from '../../lambdas/aws/keys.ts'
import { ArchiveRecord } from '../../shared/records/index.ts'
import type { Row } from '../rows.ts'
import type { Audit, Break } from './break.ts'
import { lineOf, partsOf } from './line.ts'
import type { Sorting } from './sorting.ts'

/** In one place first what the journal has of it, in the journal's order, then what stands there. */
const IMAGE = '1'
const STANDING = '2'

/** A record as the journal last has it. Without a text it was taken off the shelf. */
interface LastImage {
  root: string
  at: number
  version: number | undefined
  after: string
}

/** Everything that is known of one place. */
interface Place {
  key: string
  image?: LastImage
  standing?: string
}

const Versioned = z.looseObject({ version: z.int() })

/** The lines of what an entry says of records. */
export const imageLines = ({ root, seq, at, images }: Entry): string[] =>
  images.map(({ after, ...key }) => {
    const version = Versioned.safeParse(after).data?.version ?? ''
    const order = String(seq).padStart(12, '0')
    const text = after ? canonical(after) : ''
    return lineOf(key, IMAGE, JSON.stringify(root), order, at, version, text)
  })

/** The line of a row that is a record; none of another row. */
export function recordLine(row: Row): string | undefined {
  if (!ArchiveRecord.safeParse(row).success) return undefined
  const { pk, sk, ...record } = row
  return lineOf({ pk, sk }, STANDING, canonical(record))
}

/** Holds every record against its last image; what nobody journaled may still be a copy of one that was. */
export async function compareRecords(
  lines: AsyncIterable<string>,
  copies: Sorting,
  result: Audit,
): Promise<void> {
  for await (const { key, image, standing } of placesIn(lines)) {
    if (!image) {
      if (standing !== undefined) await copies.put([key, STANDING, standing].join('\t'))
      continue
    }
    if (standing !== undefined) result.records++
    pushBreak(result, key, image, standing)
    const record = ArchiveRecord.safeParse(JSON.parse(image.after || 'null'))
    for (const copy of record.success ? copiesOf(record.data) : []) {
      const { root, at, version = '', after } = image
      await copies.put(lineOf(copy, IMAGE, JSON.stringify(root), '', at, version, after))
    }
  }
}

/**
 * Holds every copy against the record it copies: who acts is read from a copy, so one that was
 * altered, added or taken away is as grave as the record itself.
 */
export async function compareCopies(lines: AsyncIterable<string>, result: Audit): Promise<void> {
  for await (const { key, image, standing } of placesIn(lines)) {
    pushBreak(result, key, image, standing)
  }
}

/** A record that nobody journaled, or one that differs from its last image, was written behind the house's back. */
function pushBreak(
  result: Audit,
  key: string,
  image: LastImage | undefined,
  standing: string | undefined,
): void {
  const because = faultOf(image, standing)
  if (!because) return
  const [pk, sk] = z.tuple([z.string(), z.string()]).parse(JSON.parse(key))
  result.breaks.push({ root: image?.root ?? '', broken: 'record', pk, sk, because })
}

function faultOf(
  image: LastImage | undefined,
  standing: string | undefined,
): Extract<Break, { broken: 'record' }>['because'] | undefined {
  if (!image) return 'unjournaled'
  if (standing === undefined) return image.after ? 'missing' : undefined
  return standing === image.after ? undefined : 'altered'
}

/** What sorted lines say, place by place. */
async function* placesIn(lines: AsyncIterable<string>): AsyncGenerator<Place> {
  let place: Place | undefined
  for await (const line of lines) {
    const [key = '', tag, ...parts] = partsOf(line)
    if (place?.key !== key) {
      if (place) yield place
      place = { key }
    }
    if (tag === STANDING) place.standing = parts[0] ?? ''
    else place.image = laterOf(imageFrom(parts), place.image)
  }
  if (place) yield place
}

function imageFrom([root = '""', , at, version, after = '']: string[]): LastImage {
  return {
    root: z.string().parse(JSON.parse(root)),
    at: Number(at),
    version: version ? Number(version) : undefined,
    after,
  }
}

/** A record may be in several chains, as the company is in every dossier's first entry: its version says which is later. */
function laterOf(image: LastImage, known: LastImage | undefined): LastImage {
  if (!known || image.root === known.root) return image
  const isLater =
    image.version !== undefined && known.version !== undefined
      ? image.version > known.version
      : image.at >= known.at
  return isLater ? image : known
}
