import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import * as z from 'zod'
import { ORIGINALS } from '../../lambdas/aws/object-names.ts'
import { type ObjectVersion, versionsUnder } from '../../lambdas/aws/object-versions.ts'
import type { VerdictFunction } from '../../lambdas/aws/verdict.ts'
import { Journal } from '../files/journal.ts'
import { type Kept, scanResult } from './scan-result.ts'
import { threatsIn } from './threats.ts'

/** A stand-in for GuardDuty: looks at every original that is put, and tells what it found. */
export interface Scanner {
  /** Resolves when all that was put so far has been judged, with how much that has been since the start. */
  settled(): Promise<number>
  stop(): Promise<void>
}

const Judged = z.object({ key: z.string(), versionId: z.string() })

/** Looks at what was put while it was away, and from then on at whatever is put. What it told is told once. */
export async function startScanner(options: {
  /** Where it remembers what it has told. */
  directory: string
  bucket: string
  s3: { endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } }
  /** Says of every object that is put. */
  watch(told: (kept: Kept) => void): void
  verdict: VerdictFunction
  /** After a failure. */
  restMs?: number
}): Promise<Scanner> {
  const { directory, bucket, verdict, restMs = 100 } = options
  await mkdir(directory, { recursive: true })
  const known = new Set<string>()
  const memory = await Journal.open(join(directory, 'judged.ndjson'), (line) => {
    known.add(nameOf(Judged.parse(line)))
  })
  const s3 = new S3Client({ ...options.s3, region: 'us-east-1', forcePathStyle: true })
  const waiting: Kept[] = []
  let stopped = false
  let judged = 0
  /** Taken, and not judged yet. */
  let left = 0
  let wake: () => void = () => undefined

  options.watch(take)
  await takeWhatLies()
  const running = run()

  return {
    settled: async () => {
      while (!stopped && left > 0) await pause(5)
      return judged
    },
    stop: async () => {
      stopped = true
      wake()
      await running
      await memory.close()
      s3.destroy()
    },
  }

  function take(kept: Kept): void {
    const name = nameOf(kept)
    if (kept.bucket !== bucket || !kept.key.startsWith(`${ORIGINALS}/`) || known.has(name)) return
    known.add(name)
    left++
    waiting.push(kept)
    wake()
  }

  /** The oldest of each first, as they came. */
  async function takeWhatLies(): Promise<void> {
    const found: Kept[] = []
    for await (const version of versionsUnder(`${ORIGINALS}/`, { client: s3, bucket }))
      found.push({ bucket, ...version })
    for (const kept of found.reverse()) take(kept)
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const kept = waiting.shift()
      if (!kept) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      try {
        await verdict(scanResult(kept, threatsIn(await bytesOf(kept))))
        memory.append({ key: kept.key, versionId: kept.versionId })
        await memory.durable()
        judged++
        left--
      } catch {
        // Whoever takes verdicts is away: after the others, once more.
        waiting.push(kept)
        await pause(restMs)
      }
    }
  }

  async function bytesOf({ key: Key, versionId: VersionId }: Kept): Promise<Uint8Array> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }))
    return Body ? Body.transformToByteArray() : new Uint8Array()
  }
}

const nameOf = ({ key, versionId }: ObjectVersion): string => `${key} ${versionId}`
