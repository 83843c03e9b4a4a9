import type { Bucket } from './bucket.ts'
import { moment } from './documents.ts'
import type { FileRequest } from './exchange.ts'
import type { ObjectVersion, Retention, Version } from './kept.ts'
import { Retention as RetentionSchema } from './kept.ts'
import { refusal } from './refusal.ts'

/** Refuses unless locks may be set in this bucket. */
export function needsLock(bucket: Bucket): void {
  if (!bucket.lock) throw refusal('InvalidRequest', 'Bucket is missing Object Lock Configuration')
}

/** The retention of a new version: what its writer asks for, else what the bucket gives. */
export function retentionForNew(bucket: Bucket, request: FileRequest): Retention | undefined {
  const mode = request.header('x-amz-object-lock-mode')
  const until = request.header('x-amz-object-lock-retain-until-date')
  if (mode === undefined && until === undefined) return defaultRetention(bucket, request.now)
  needsLock(bucket)
  const asked = RetentionSchema.safeParse({ mode, until: until && moment(until) })
  if (!asked.success) throw refusal('InvalidArgument', 'The lock needs a mode and a date')
  return inFuture(asked.data, request.now)
}

function defaultRetention(bucket: Bucket, now: number): Retention | undefined {
  const retention = bucket.lock?.retention
  if (!retention) return undefined
  const until = new Date(now)
  if (retention.unit === 'Days') until.setUTCDate(until.getUTCDate() + retention.length)
  else until.setUTCFullYear(until.getUTCFullYear() + retention.length)
  return { mode: retention.mode, until: until.toISOString() }
}

function inFuture(retention: Retention, now: number): Retention {
  if (Date.parse(retention.until) <= now)
    throw refusal('InvalidArgument', 'The retain until date must be in the future!')
  return retention
}

/** Refuses a change that would let go of a version earlier than promised. */
export function checkRetentionChange(
  version: ObjectVersion,
  next: Retention | undefined,
  now: number,
  bypass: boolean,
): void {
  if (next) inFuture(next, now)
  const held = inForce(version, now)
  if (!held) return
  const weaker =
    !next ||
    Date.parse(next.until) < Date.parse(held.until) ||
    (held.mode === 'COMPLIANCE' && next.mode !== 'COMPLIANCE')
  if (weaker && (held.mode === 'COMPLIANCE' || !bypass)) throw locked()
}

/** Refuses to remove a version that is retained or held. */
export function checkRemoval(version: Version, now: number, bypass: boolean): void {
  if (version.kind === 'marker') return
  if (version.legalHold) throw locked()
  const held = inForce(version, now)
  if (held && (held.mode === 'COMPLIANCE' || !bypass)) throw locked()
}

function inForce(version: ObjectVersion, now: number): Retention | undefined {
  const { retention } = version
  return retention && Date.parse(retention.until) > now ? retention : undefined
}

function locked(): Error {
  return refusal('AccessDenied', 'Access Denied because object protected by object lock.')
}

/** Whether the request asks to go past a GOVERNANCE retention. */
export function asksBypass(request: FileRequest): boolean {
  return request.header('x-amz-bypass-governance-retention')?.toLowerCase() === 'true'
}
