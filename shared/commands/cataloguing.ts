import * as z from 'zod'
import { catalogueDocument } from '../domain/cataloguing.ts'
import { refuse } from '../domain/decision.ts'
import { judgeDocument } from '../domain/judging.ts'
import type { Look, World } from '../domain/world.ts'
import { ScanFault } from '../records/document.ts'
import { MalwareScan, MalwareVerdict } from '../terms/malware-scan.ts'
import { dossierIn } from '../terms/record-id.ts'
import { activity } from './activity.ts'
import type { Ref } from './ports.ts'

/** The house catalogues what it has examined. Nobody else can: a person has no such power. */
export const documentCatalogue = activity({
  name: 'document.catalogue',
  args: z.object({
    documentId: z.string(),
    malwareScan: MalwareScan,
    examined: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        sha256: z.string(),
        bytes: z.int(),
        pages: z.int().positive(),
        mediaType: z.enum(['pdf', 'jpeg', 'png', 'tiff']),
        objectVersion: z.string().optional(),
      }),
      z.object({ ok: z.literal(false), fault: ScanFault }),
    ]),
  }),
  needs: ({ documentId, examined }) => [
    ...dossierRefs(documentId),
    ...(examined.ok ? [{ kind: 'claim' as const, id: `sha256#${examined.sha256}` }] : []),
  ],
  decide: async ({ documentId, examined, malwareScan }, world, look) => {
    if (!isHouse(world)) return unknownActivity
    const holder = examined.ok ? await look.holderOf('sha256', examined.sha256) : undefined
    return catalogueDocument(
      { examined, malwareScan },
      await inDossier(documentId, look),
      holder && holder !== documentId ? await look.get('document', holder) : undefined,
      world,
    )
  },
})

/** The house takes note of what was found in the bytes of a document. No person says that a file is clean. */
export const documentJudge = activity({
  name: 'document.judge',
  args: z.object({
    documentId: z.string().min(1),
    sha256: z.string().min(1),
    objectVersion: z.string().min(1),
    verdict: MalwareVerdict,
  }),
  needs: ({ documentId }) => dossierRefs(documentId),
  decide: async ({ documentId, ...judgement }, world, look) =>
    isHouse(world)
      ? judgeDocument(judgement, await inDossier(documentId, look), world)
      : unknownActivity,
})

function dossierRefs(documentId: string): Ref[] {
  const customerId = dossierIn(documentId)
  return [
    { kind: 'document', id: documentId },
    { kind: 'dossier', id: customerId },
    { kind: 'customer', id: customerId },
    { kind: 'head', id: customerId },
  ]
}

async function inDossier(documentId: string, look: Look) {
  const customerId = dossierIn(documentId)
  return {
    document: await look.get('document', documentId),
    dossier: await look.get('dossier', customerId),
    customer: await look.get('customer', customerId),
  }
}

const isHouse = ({ actor }: World): boolean => actor.id === 'house'

const unknownActivity = refuse({ code: 'thing.unknown', what: 'activity' })
