import { team } from '../../local/company/people.ts'
import type { Document } from '../../shared/records/document.ts'
import { dayAt } from '../../shared/terms/day.ts'
import { cast, must, type Trial, twoPages } from '../security/trial.ts'
import type { Owned } from './customers.ts'

const CHANNEL = 'C0ARCHIVE'

/** Files a secret contract with each of these customers, and gives the documents in their order. */
export async function fileOneEach(
  { house, run }: Trial,
  customers: readonly Owned[],
): Promise<Document[]> {
  for (const { id: customerId, name: customer } of customers) {
    const title = `购销合同：${customer}`
    const { attachment } = await dropped({ house }, title)
    await must(
      run(cast.archivist, 'document.file', {
        customerId,
        documentKind: 'contractText',
        secrecy: 'secret',
        title,
        datedOn: dayAt(house.now()),
        attachment,
      }),
    )
  }
  await house.settled()
  const look = await house.kernel.store.open([])
  const documents: Document[] = []
  for (const { id, name } of customers) {
    const [document] = await look.inDossier(id, 'document', 1)
    if (document?.state !== 'filed') throw new Error(`the contract with ${name} was not filed`)
    documents.push(document)
  }
  return documents
}

/** Drops a scan of two pages into a channel; its name, and what a form about it carries unseen. */
export async function dropped(
  { house }: Pick<Trial, 'house'>,
  title: string,
): Promise<{ name: string; attachment: string }> {
  const name = `${title}.pdf`
  const bytes = twoPages(title)
  const dropping = { as: cast.archivist, channel: CHANNEL, name, bytes }
  const { fileId } = await house.workspace.share(dropping)
  const attachment = { chat: 'slack', workspace: team.id, fileId, name, size: bytes.length }
  return { name, attachment: JSON.stringify(attachment) }
}
