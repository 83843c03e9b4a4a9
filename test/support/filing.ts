import type { Archive } from './archive.ts'
import { must, staff, WORKSPACE } from './company.ts'

/** The card of a customer whose papers are filed. */
export const customerCard = {
  name: '福建凤竹针织有限公司',
  nature: 'enterprise',
  stage: 'current',
  source: 'visit',
}

/** Puts the customer into an archive, and gives their id. */
export async function customerIn(archive: Archive): Promise<string> {
  const created = archive.fill(staff.salesperson.user, 'customer.create', customerCard)
  const { notice } = await must(created)
  if (notice.notice !== 'customer.card') throw new Error(`no card but ${notice.notice}`)
  return notice.customer.id
}

/** What the form of filing a contract says, all but whose it is. */
export const contract = {
  documentKind: 'contractText',
  secrecy: 'unclassified',
  title: '购销合同',
  datedOn: '2026-03-18',
  attachment: JSON.stringify({
    chat: 'slack',
    workspace: WORKSPACE,
    fileId: 'F1',
    name: '购销合同.pdf',
    size: 1000,
  }),
}
