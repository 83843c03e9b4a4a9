import type { Document, ScanFault } from '../records/document.ts'
import type { MalwareScan } from '../terms/malware-scan.ts'
import { type Accepted, type Claim, type Decision, refuse } from './decision.ts'
import { blocked, originalOf } from './judging.ts'
import { type InDossier, numbered } from './numbering.ts'
import type { World } from './world.ts'

/** What examining the bytes came to. */
export type Examined =
  | {
      ok: true
      sha256: string
      bytes: number
      pages: number
      mediaType: 'pdf' | 'jpeg' | 'png' | 'tiff'
      /** The version in which the original is kept; none where the same bytes stood already. */
      objectVersion?: string | undefined
    }
  | { ok: false; fault: ScanFault }

/** Catalogues a scan that was examined: filed, refused, or waiting until it is known to carry no malware. */
export function catalogueDocument(
  { examined, malwareScan }: { examined: Examined; malwareScan: MalwareScan },
  known: { [Record in keyof InDossier]: InDossier[Record] | undefined },
  twin: Document | undefined,
  world: World,
): Decision {
  const { document, dossier, customer } = known
  if (!document || !dossier || !customer) return refuse({ code: 'thing.unknown', what: 'document' })
  if (document.state !== 'receiving') return refuse({ code: 'filing.notReceiving' })
  if (!examined.ok) return refused(document, { fault: examined.fault })
  if (twin) return refused(document, { fault: 'duplicate', ...sameAs(twin) })
  // The twin that it was taken for has been refused between then and now: it is to be kept after all.
  if (examined.objectVersion === undefined) return refuse({ code: 'filing.notKept' })

  const { ok: _, objectVersion, ...measures } = examined
  const measured = { ...document, ...measures, objectVersion }
  const verdict = document.verdicts?.[originalOf({ sha256: examined.sha256, objectVersion })]
  if (verdict && verdict !== 'clean') return blocked(document, measured, verdict)
  const bytes: Claim = { what: 'sha256', value: examined.sha256, holder: document.id }
  if (verdict || !waits(document, malwareScan)) {
    const { changes, claims } = numbered(measured, { document, dossier, customer }, world)
    return { ...catalogued(document), changes, claims: [bytes, ...claims] }
  }
  const scanning: Document = {
    ...measured,
    version: document.version + 1,
    state: 'scanning',
    scannedSince: world.at,
  }
  return {
    ...catalogued(document),
    changes: [{ before: document, after: scanning }],
    claims: [bytes],
  }
}

/**
 * 篇2 rules §7.3: 绝密级档案禁止调阅. Nobody reads a top secret document, ever, by any path, and a scanner is no
 * exception: its key decrypts for none. It waits for no verdict, for it is opened on nobody's machine.
 */
const waits = ({ secrecy }: Document, malwareScan: MalwareScan): boolean =>
  malwareScan !== 'none' && secrecy !== 'topSecret'

const catalogued = ({ customerId }: Document): Omit<Accepted, 'changes'> => ({
  outcome: 'accepted',
  root: customerId,
  by: { authorityId: 'house.catalogue' },
  answer: { notice: 'done' },
})

const refused = (
  document: Document,
  because: { fault: ScanFault; sameAs?: string | undefined },
): Accepted => ({
  ...catalogued(document),
  changes: [
    {
      before: document,
      after: { ...document, version: document.version + 1, state: 'refused', ...because },
    },
  ],
})

/** The number of the twin is told only where its existence is known to every business role. */
const sameAs = (twin: Document) =>
  twin.archiveNumber && (twin.secrecy === 'unclassified' || twin.secrecy === 'secret')
    ? { sameAs: twin.archiveNumber }
    : {}
