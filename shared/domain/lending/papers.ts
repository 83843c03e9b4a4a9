import type { BorrowFilled } from '../../forms/lending/borrow.ts'
import type { Authority } from '../../records/authority.ts'
import { type Invalid, invalid } from '../decision.ts'
import type { Look } from '../world.ts'
import { documentNamed } from './asked.ts'

const fields = { writtenApplication: 'written', consent: 'consent' } as const

/** Which paper that the authority asks for is not on file. 篇6 §4.6: 书面申请…经本人或其监护人同意 */
export async function paperFault(
  authority: Authority,
  asked: BorrowFilled,
  look: Look,
): Promise<Invalid | undefined> {
  for (const paper of authority.papers ?? []) {
    const field = fields[paper]
    const number = asked[field]
    if (!number) return invalid(field, { code: 'borrow.paperMissing', paper })
    const onFile = await documentNamed(number, look)
    if (onFile?.state !== 'filed') return invalid(field, { code: 'borrow.paperUnknown' })
  }
  return undefined
}
