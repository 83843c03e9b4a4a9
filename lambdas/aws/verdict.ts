import * as z from 'zod'
import type { Activity } from '../../shared/commands/activity.ts'
import { execute, type Kernel } from '../../shared/commands/execute.ts'
import type { Log } from '../../shared/commands/log.ts'
import type { Judgement } from '../../shared/domain/judging.ts'
import type { MalwareScan, MalwareVerdict } from '../../shared/terms/malware-scan.ts'
import { ORIGINALS, UNVERSIONED } from './object-names.ts'

/** What EventBridge brings when a scanner has looked at an object. */
const ScanResult = z.object({
  source: z.string(),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    scanStatus: z.string(),
    s3ObjectDetails: z.object({
      bucketName: z.string(),
      objectKey: z.string(),
      versionId: z.string().nullish(),
    }),
    scanResultDetails: z.object({ scanResultStatus: z.string().nullish() }).nullish(),
  }),
})
type ScanResult = z.infer<typeof ScanResult>

/** Whose word counts. Nobody but AWS itself can send events whose source begins with `aws.`. */
const SOURCES: Readonly<Record<MalwareScan, string | undefined>> = {
  guardduty: 'aws.guardduty',
  own: 'anjuan.scanner',
  none: undefined,
}

/** What taking note of verdicts needs. */
export interface Judging {
  kernel: Kernel
  judge: Activity
  bucket: string
  malwareScan: MalwareScan
  now: () => number
  log: Log
}

/** A function that EventBridge calls with what a scanner found. */
export type VerdictFunction = (event: unknown) => Promise<void>

/**
 * Has the document judged whose original was looked at. What is not for us is put down and let go;
 * what could not be done is thrown, so that it comes again.
 */
export const verdictHandler =
  (judging: Judging): VerdictFunction =>
  async (event) => {
    // An event of an unknown shape would keep every document waiting: it fails, and ends where it is seen.
    const result = ScanResult.parse(event)
    const read = judgementIn(result, judging)
    if ('ignored' in read) return judging.log('a verdict was ignored', { because: read.ignored })
    const { documentId, sha256, objectVersion, verdict } = read
    const answer = await execute(
      {
        id: `house:judge:${documentId}:${sha256}:${objectVersion}:${verdict}`,
        name: judging.judge.name,
        by: { house: 'house' },
        at: judging.now(),
        inReadingRoom: false,
        args: { documentId, sha256, objectVersion, verdict },
      },
      judging.judge,
      judging.kernel,
    )
    if (answer.kind !== 'done' && answer.kind !== 'refused')
      throw new Error(`judging was answered ${answer.kind}`)
    const ignored = answer.kind === 'refused' ? { because: answer.refusal.code } : {}
    // The watch counts these words. Malware is heard of even where it changes nothing any more: in what is filed, above all.
    const isHeard = answer.kind === 'done' || verdict === 'infected'
    judging.log(isHeard ? 'a verdict' : 'a verdict was ignored', {
      ...ignored,
      documentId,
      verdict,
    })
  }

/** Which document is judged, by which bytes in which version, and how; or why it is none of ours. */
export function judgementIn(
  { source, detail }: ScanResult,
  { bucket, malwareScan }: Pick<Judging, 'bucket' | 'malwareScan'>,
): (Judgement & { documentId: string }) | { ignored: 'source' | 'bucket' | 'key' } {
  if (source !== SOURCES[malwareScan]) return { ignored: 'source' }
  const { bucketName, objectKey, versionId } = detail.s3ObjectDetails
  if (bucketName !== bucket) return { ignored: 'bucket' }
  const [, documentId, sha256] = ORIGINAL.exec(objectKey) ?? []
  if (documentId === undefined || sha256 === undefined) return { ignored: 'key' }
  const objectVersion = versionId ?? UNVERSIONED
  return { documentId, sha256, objectVersion, verdict: verdictOf(detail) }
}

/** The original of a document, by its id and the SHA-256 of the bytes. */
const ORIGINAL = new RegExp(`^${ORIGINALS}/([a-z0-9]+\\.[a-z0-9]+)/([0-9a-f]{64})$`)

/** Clean is only what was looked through to its end and is said to be clean; of what is not known, nothing is. */
function verdictOf({ scanStatus, scanResultDetails }: ScanResult['detail']): MalwareVerdict {
  const status = scanResultDetails?.scanResultStatus
  if (status === 'THREATS_FOUND') return 'infected'
  return scanStatus === 'COMPLETED' && status === 'NO_THREATS_FOUND' ? 'clean' : 'unscannable'
}
