import * as z from 'zod'
import type { Installed, SlackApp } from '../../bot/slack/installation.ts'
import { isEnding, refreshed } from '../../bot/slack/rotating.ts'
import type { Log } from '../../shared/commands/log.ts'
import { jsonIn } from '../aws/json-in.ts'
import {
  type InstallationSecret,
  idAfter,
  keepAfter,
  readInstallation,
} from './slack-installation.ts'

/** What a rotation needs from the world. */
export interface Rotating extends InstallationSecret {
  app: SlackApp
  now(): number
  log: Log
  /** Whoever runs this, told apart from everybody else who does. */
  me: string
  pause(milliseconds: number): Promise<unknown>
}

/** What came of a run. */
export type Rotation = 'nothing to do' | 'under way' | 'rotated' | 'overtaken'

/** Longer than any run takes: after it a claim is one of a run that broke off. */
const CLAIMED_FOR = 10 * 60_000

/** What stands as the pending version while somebody is about to use up the refresh token. */
const Claim = z.object({ by: z.string(), after: z.string(), at: z.number() })

/** Pauses before what was given is tried to be kept again: it is the only copy. */
const PAUSES = [200, 1000, 3000, 8000]

/**
 * Refreshes the bot's token when it ends soon. A refresh token is of use once, so a run claims it first,
 * and proves by that that it can write at all. What was refreshed and could not be kept is held for the next run.
 */
export function slackRotation(rotating: Rotating): () => Promise<Rotation> {
  const { now } = rotating
  let unkept: { after: string; installed: Installed } | undefined
  const keep = async (after: string, installed: Installed): Promise<Rotation> => {
    unkept = { after, installed }
    const kept = await keepHard(after, installed, rotating)
    unkept = undefined
    // Somebody has installed the app anew meanwhile: theirs is the later token.
    return kept === 'taken' ? 'overtaken' : 'rotated'
  }
  return async () => {
    if (unkept) return keep(unkept.after, unkept.installed)
    const { installed, version } = await readInstallation(rotating)
    if (!installed || !isEnding(installed, now())) return 'nothing to do'
    if (!(await claimed(version, rotating))) return 'under way'
    return keep(version, await refreshed(installed, rotating.app, rotating))
  }
}

/** Claims the refresh token of a version; not if another run has it. */
async function claimed(version: string, { store, secret, now, me }: Rotating): Promise<boolean> {
  const pending = await store.read(secret, 'AWSPENDING')
  const { data: claim } = Claim.safeParse(jsonIn(pending?.text))
  const isHeld = claim?.after === version && Math.abs(now() - claim.at) < CLAIMED_FOR
  if (isHeld && claim.by !== me) return false
  const text = JSON.stringify({ by: me, after: version, at: now() })
  const versionId = idAfter(`${version} ${pending?.versionId ?? ''}`, 'claimed')
  return (await store.put(secret, { text, versionId }, 'AWSPENDING')) === 'put'
}

async function keepHard(after: string, installed: Installed, rotating: Rotating) {
  for (const pause of PAUSES) {
    try {
      return await keepAfter(after, installed, rotating)
    } catch {
      await rotating.pause(pause)
    }
  }
  return keepAfter(after, installed, rotating)
}
