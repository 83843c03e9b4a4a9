import * as z from 'zod'
import { digitOf, type Part } from './part.ts'

/** Number of a dossier (案卷号): KH and five digits, more once there are a hundred thousand. */
export const DossierNumber = z.string().regex(/^KH\d{5,}$/)

/** Archive number (档号): dossier, part, year, volume, item, as in `KH00012-2-2026-001-0003` (DA/T 13-2022 levels). */
export const ArchiveNumber = z.string().regex(/^KH\d{5,}-[1-5]-\d{4}-\d{3}-\d{4}$/)
export type ArchiveNumber = z.infer<typeof ArchiveNumber>

/** The number of the nth dossier. */
export const dossierNumberOf = (ordinal: number): string => `KH${padded(ordinal, 5)}`

/** Writes an archive number from its parts. */
export function archiveNumberOf(place: {
  dossier: string
  part: Part
  year: number
  volume: number
  item: number
}): ArchiveNumber {
  const { dossier, part, year, volume, item } = place
  return ArchiveNumber.parse(
    `${dossier}-${digitOf(part)}-${year}-${padded(volume, 3)}-${padded(item, 4)}`,
  )
}

const padded = (n: number, width: number) => String(n).padStart(width, '0')
