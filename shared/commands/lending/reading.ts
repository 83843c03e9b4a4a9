import * as z from 'zod'
import { makeLink, openReading } from '../../domain/lending/reading-door.ts'
import { readPage } from '../../domain/lending/reading-page.ts'
import { grantIdOf } from '../../records/grant.ts'
import { dossierIn } from '../../terms/record-id.ts'
import { activity } from '../activity.ts'
import { requestRefs } from './refs.ts'

/** The button 阅读: a link for one person, once. */
export const loanRead = activity({
  name: 'loan.read',
  args: z.object({ requestId: z.string().min(1) }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: makeLink,
})

/** The door of the reading room. Ids are hashes: the secrets themselves never come this far. */
export const readingOpen = activity({
  name: 'reading.open',
  args: z.object({ linkId: z.string().min(1), sessionId: z.string().min(1) }),
  needs: ({ linkId, sessionId }) => [
    { kind: 'readingLink', id: linkId },
    { kind: 'readingSession', id: sessionId },
  ],
  decide: openReading,
})

/** One page: one read of all that it rests on, one transaction that leaves its trace. */
export const readingPage = activity({
  name: 'reading.page',
  args: z.object({
    sessionId: z.string().min(1),
    documentId: z.string().min(1),
    personId: z.string().min(1),
    page: z.int().positive(),
  }),
  needs: ({ sessionId, documentId, personId }) => [
    { kind: 'readingSession', id: sessionId },
    { kind: 'grant', id: grantIdOf(documentId, personId) },
    { kind: 'document', id: documentId },
    { kind: 'head', id: dossierIn(documentId) },
  ],
  decide: async ({ sessionId, documentId, personId, page }, world, look) =>
    readPage(
      page,
      {
        session: await look.get('readingSession', sessionId),
        grant: await look.get('grant', grantIdOf(documentId, personId)),
        document: await look.get('document', documentId),
      },
      world,
    ),
})
