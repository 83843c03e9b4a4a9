import type { Document } from '../records/document.ts'
import type { MalwareVerdict } from '../terms/malware-scan.ts'
import { hours, type Moment } from '../terms/moment.ts'
import { type Accepted, type Decision, refuse, type Tell } from './decision.ts'
import type { BlockingFault } from './filing-notices.ts'
import { type InDossier, numbered } from './numbering.ts'
import type { World } from './world.ts'

/** What was found in one version of an original, and which bytes that one is kept as. */
export interface Judgement {
  sha256: string
  objectVersion: string
  verdict: MalwareVerdict
}

/** What a verdict is about, in one word: bytes, as they lie in one version. */
export const originalOf = (kept: Pick<Judgement, 'sha256' | 'objectVersion'>): string =>
  `${kept.sha256}/${kept.objectVersion}`

/** Files a document that is clean and keeps out any other. A verdict that comes before the cataloguing is remembered. */
export function judgeDocument(
  judgement: Judgement,
  known: { [Record in keyof InDossier]: InDossier[Record] | undefined },
  world: World,
): Decision {
  const { document, dossier, customer } = known
  if (!document || !dossier || !customer) return refuse({ code: 'thing.unknown', what: 'document' })
  if (document.state === 'receiving') return remembered(document, judgement)
  if (document.state !== 'scanning' || !isAbout(judgement, document)) return nothing
  const { verdict } = judgement
  const judged = { ...document, verdicts: { [originalOf(judgement)]: verdict } }
  if (verdict !== 'clean') return blocked(document, judged, verdict)
  return {
    ...judgedBy(document),
    ...numbered(judged, { document, dossier, customer }, world),
  }
}

/** What an earlier attempt fetched, or somebody put under the same name later, is not what was examined and drawn. */
const isAbout = (judgement: Judgement, { sha256, objectVersion }: Document): boolean =>
  sha256 === judgement.sha256 && objectVersion === judgement.objectVersion

/** Which original is the one kept is known only when it is catalogued: until then each has its verdict, the worst of it. */
function remembered(document: Document, judgement: Judgement): Decision {
  const { verdict } = judgement
  const original = originalOf(judgement)
  const before = document.verdicts?.[original]
  if (document.secrecy === 'topSecret' || before === verdict) return nothing
  if (before && before !== 'clean') return nothing
  const verdicts = { ...document.verdicts, [original]: verdict }
  return {
    ...judgedBy(document),
    changes: [
      { before: document, after: { ...document, version: document.version + 1, verdicts } },
    ],
  }
}

/** How long a document waits for its verdict. */
const PATIENCE = hours(24)

/** When it is given up to wait for the verdict; none where nobody waits for one. */
export const judgedBefore = ({ state, scannedSince }: Document): Moment | undefined =>
  state === 'scanning' && scannedSince !== undefined ? scannedSince + PATIENCE : undefined

/** What nobody has judged for a day is not filed: silence is no verdict. */
export function unjudged(document: Document | undefined, world: World): Decision {
  const until = document && judgedBefore(document)
  if (!document || until === undefined || world.at < until) return refuse({ code: 'clock.nothing' })
  return blocked(document, document, 'unscannable')
}

/** Keeps a scan out, and tells those who look after the house. Its bytes may be handed in again. */
export function blocked(
  before: Document,
  measured: Document,
  verdict: Exclude<MalwareVerdict, 'clean'>,
): Accepted {
  const fault = verdict === 'infected' ? 'infected' : 'unscanned'
  const after: Document = { ...measured, version: before.version + 1, state: 'refused', fault }
  const { sha256 } = before
  return {
    ...judgedBy(before),
    changes: [{ before, after }],
    // Claimed when it began to wait; what never waited holds nothing.
    ...(before.state === 'scanning' && sha256
      ? { releases: [{ what: 'sha256', value: sha256, holder: before.id }] }
      : {}),
    tell: [alarm(before, fault)],
  }
}

const judgedBy = ({ customerId }: Document): Omit<Accepted, 'changes'> => ({
  outcome: 'accepted',
  root: customerId,
  by: { authorityId: 'house.judge' },
  answer: { notice: 'done' },
})

/** Malware concerns whoever keeps the archive too; a scanner that fails, whoever keeps the house running. */
function alarm({ id, filedByName, filedAt }: Document, fault: BlockingFault): Tell {
  const roles =
    fault === 'infected' ? (['administrator', 'archivist'] as const) : ['administrator' as const]
  return {
    to: roles.map((role) => ({ role })),
    notice: { notice: 'filing.blocked', fault, documentId: id, filedByName, filedAt },
  }
}

const nothing = refuse({ code: 'filing.notScanning' })
