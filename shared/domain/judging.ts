import type { Document } from '../records/document.ts'
import type { MalwareVerdict } from '../terms/malware-scan.ts'
import { hours, type Moment } from '../terms/moment.ts'
import { type Accepted, type Decision, refuse, type Tell } from './decision.ts'
import type { BlockingFault } from './filing-notices.ts'
import { type InDossier, numbered } from './numbering.ts'
import type { World } from './world.ts'

/** What was found in one version of an original. */
export interface Judgement {
  objectVersion: string
  verdict: MalwareVerdict
}

/** Files a document that is clean and keeps out any other. A verdict that comes before the cataloguing is remembered. */
export function judgeDocument(
  { objectVersion, verdict }: Judgement,
  known: { [Record in keyof InDossier]: InDossier[Record] | undefined },
  world: World,
): Decision {
  const { document, dossier, customer } = known
  if (!document || !dossier || !customer) return refuse({ code: 'thing.unknown', what: 'document' })
  if (document.state === 'receiving') return remembered(document, { objectVersion, verdict })
  // What somebody put under the same name later is not what was examined and drawn.
  if (document.state !== 'scanning' || document.objectVersion !== objectVersion) return nothing
  const judged = { ...document, verdicts: { [objectVersion]: verdict } }
  if (verdict !== 'clean') return blocked(document, judged, verdict)
  return {
    ...judgedBy(document),
    ...numbered(judged, { document, dossier, customer }, world),
  }
}

/** Which version is the one kept is known only when it is catalogued: until then each has its verdict, the worst of it. */
function remembered(document: Document, { objectVersion, verdict }: Judgement): Decision {
  const before = document.verdicts?.[objectVersion]
  if (document.secrecy === 'topSecret' || before === verdict) return nothing
  if (before && before !== 'clean') return nothing
  const verdicts = { ...document.verdicts, [objectVersion]: verdict }
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
