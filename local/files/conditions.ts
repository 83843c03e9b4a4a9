import type { FileRequest } from './exchange.ts'
import type { ObjectVersion, Version } from './kept.ts'
import { refusal } from './refusal.ts'

type Header = FileRequest['header']

/** If-None-Match and If-Match on a write: nothing may be there, or just this. */
export function checkWrite(current: Version | undefined, header: Header): void {
  const object = current?.kind === 'object' ? current : undefined
  const noneMatch = header('if-none-match')
  const match = header('if-match')
  if (noneMatch !== undefined && noneMatch !== '*')
    throw refusal('NotImplemented', 'If-None-Match on a write takes * only')
  if (noneMatch !== undefined && object) throw failed('If-None-Match')
  if (match === undefined) return
  if (!object) throw refusal('NoSuchKey', 'The specified key does not exist.')
  if (!names(match, object.etag)) throw failed('If-Match')
}

/** The four conditions on a read; true means that the reader already has it. */
export function notModified(version: ObjectVersion, header: Header, prefix = ''): boolean {
  const modified = Math.floor(version.at / 1000) * 1000
  const match = header(`${prefix}if-match`)
  const noneMatch = header(`${prefix}if-none-match`)
  const unmodifiedSince = dateIn(header(`${prefix}if-unmodified-since`))
  const modifiedSince = dateIn(header(`${prefix}if-modified-since`))
  if (match !== undefined) {
    if (!names(match, version.etag)) throw failed('If-Match')
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince)
    throw failed('If-Unmodified-Since')
  if (noneMatch !== undefined) return names(noneMatch, version.etag)
  return modifiedSince !== undefined && modified <= modifiedSince
}

function names(list: string, etag: string): boolean {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((name) => name === '*' || name === etag)
}

function dateIn(text: string | undefined): number | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** A 412 that names the condition. */
export function failed(condition: string): Error {
  return refusal('PreconditionFailed', `The precondition ${condition} did not hold`)
}

/** The bytes that a Range header asks for; nothing for all of them. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { first: number; last: number } | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  // Several ranges at once, or a unit that S3 does not know, are answered in full.
  if (!found || (found[1] === '' && found[2] === '')) return undefined
  const suffix = found[1] === ''
  const first = suffix ? Math.max(0, size - Number(found[2])) : Number(found[1])
  const last = suffix || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1)
  if (!suffix && found[2] !== '' && Number(found[2]) < first) return undefined
  if (first >= size)
    throw refusal('InvalidRange', 'The requested range is not satisfiable', {
      'content-range': `bytes */${size}`,
    })
  return { first, last }
}
