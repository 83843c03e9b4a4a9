import { describe, expect, test } from 'vitest'
import { checkSchedule, problemCodes } from '../../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../../shared/domain/default-schedule.ts'
import type { Authority } from '../../../shared/records/authority.ts'
import { AuthoritySchedule } from '../../../shared/records/authority.ts'
import { Role } from '../../../shared/terms/role.ts'
import { withLine } from './company.ts'

const lineOf = (id: string): Authority =>
  defaultSchedule.authorities.find((line) => line.id === id) ?? expect.fail(id)
const without = <K extends keyof Authority>(id: string, ...keys: K[]) => ({
  ...defaultSchedule,
  authorities: defaultSchedule.authorities.map((line) => {
    if (line.id !== id) return line
    const kept = Object.entries(line).filter(([key]) => !keys.some((gone) => gone === key))
    return AuthoritySchedule.shape.authorities.element.parse(Object.fromEntries(kept))
  }),
})
const any = (role: Role) => ({ role, scope: 'any' }) as const

/** Each rule of the floor, and a list that breaks it and nothing else. */
const broken: [code: string, what: string, schedule: AuthoritySchedule, also?: string[]][] = [
  [
    'top-secret-opened',
    'the top secret put on loan',
    withLine('borrow.highlySecret', { secrecy: ['highlySecret', 'topSecret'] }),
    ['mode'],
  ],
  ['levels-unstated', 'knowing of documents of any level', without('know.ordinary', 'secrecy')],
  [
    'closed-read-directly',
    'secret documents read without approval',
    withLine('read.unclassified', { secrecy: ['unclassified', 'secret'] }),
    ['mode', 'hours'],
  ],
  [
    'direct-reader',
    'unclassified documents read directly by a salesperson',
    withLine('read.unclassified', { heldBy: [any('salesperson')] }),
  ],
  [
    'unapproved',
    'a credit file handed out without approval',
    without('creditFile.apply', 'approvedBy', 'escalatesTo', 'timeLimitHours'),
  ],
  [
    'unclassified-applicant',
    'a salesperson who files the form alone',
    withLine('borrow.unclassified', { heldBy: [any('salesperson')] }),
  ],
  [
    'unclassified-approver',
    'unclassified loans approved by a director',
    withLine('borrow.unclassified', { approvedBy: [any('director')] }),
  ],
  [
    'unclassified-approver',
    'unclassified loans that escalate to the archivist',
    withLine('borrow.unclassified', { escalatesTo: [any('archivist')] }),
  ],
  [
    'secret-approver',
    'secret loans approved by the office director of their own right',
    withLine('borrow.secret', { approvedBy: [any('officeDirector')] }),
  ],
  [
    'secret-approver',
    'secret loans approved by any deputy',
    withLine('borrow.secret', { approvedBy: [any('deputyGeneralManager')] }),
  ],
  [
    'secret-approver',
    'sittings that escalate to the office director',
    withLine('borrow.highlySecret', { escalatesTo: [any('officeDirector')] }),
  ],
  [
    'reader-named',
    'a director who asks for other readers',
    withLine('borrow.secret', { heldBy: [{ ...any('director'), readers: 'department' }] }),
  ],
  ['mode', 'highly secret documents lent out', withLine('borrow.highlySecret', { mode: 'loan' })],
  ['mode', 'secret documents read directly', withLine('borrow.secret', { mode: 'direct' })],
  [
    'mode',
    'unclassified loans without a manner of reading',
    without('borrow.unclassified', 'mode', 'readingHours'),
  ],
  ['hours', 'secret loans of a working day', withLine('borrow.secret', { readingHours: 4.01 })],
  ['reading-terms', 'a loan without an end', without('borrow.unclassified', 'readingHours')],
  [
    'delegate',
    'a power of attorney for the archivist',
    withLine('borrow.secret', { delegableTo: ['archivist'] }),
  ],
  [
    'attorney-issuer',
    'a deputy who delegates',
    withLine('attorney.issue', { heldBy: [any('deputyGeneralManager')] }),
  ],
  [
    'proof',
    'secret loans approved by a mere click',
    withLine('borrow.secret', { freshProof: false }),
  ],
  [
    'destruction-proposer',
    'destruction proposed by a manager',
    withLine('destruction.propose', { heldBy: [any('departmentManager')] }),
  ],
  [
    'destruction-reviewer',
    'destruction reviewed by the archivist',
    withLine('destruction.review', { heldBy: [any('archivist')] }),
  ],
  [
    'destruction-approver',
    'classified documents destroyed on the office director’s word',
    withLine('destruction.approveClassified', { heldBy: [any('officeDirector')] }),
  ],
  [
    'destruction-approver',
    'unclassified documents destroyed on the archivist’s word',
    withLine('destruction.approveOrdinary', { heldBy: [any('archivist')] }),
  ],
  [
    'outside-classified',
    'secret documents for outside bodies',
    withLine('outside.apply', { secrecy: ['unclassified', 'secret'], readingHours: 4 }),
  ],
  ['outside-papers', 'outside bodies that only call', without('outside.apply', 'papers')],
  [
    'outside-papers',
    'a personal dossier opened without consent',
    withLine('personalDossier.apply', { papers: ['writtenApplication'] }),
  ],
  [
    'administrator',
    'an administrator who reads customer cards',
    withLine('customer.read', { heldBy: [any('administrator')] }),
  ],
  [
    'administrator',
    'an administrator who decides on credit files',
    withLine('creditFile.apply', { approvedBy: [any('administrator')] }),
  ],
  ['no-holder', 'a power that nobody holds', withLine('sitting.open', { heldBy: [] })],
  ['no-approver', 'approval by nobody', withLine('creditFile.apply', { approvedBy: [] })],
  [
    'nothing-to-approve',
    'an escalation of what nobody decides',
    withLine('customer.read', { escalatesTo: [any('generalManager')] }),
  ],
  [
    'nothing-to-approve',
    'a delegation of what nobody decides',
    withLine('customer.read', { delegableTo: ['officeDirector'] }),
  ],
  ['time-limit', 'a decision without a limit', without('borrow.secret', 'timeLimitHours')],
  ['blank', 'a power without its article', withLine('sitting.open', { basis: '　' })],
  [
    'blank',
    'a power without supervision',
    withLine('sitting.open', { supervision: { zh: '', en: 'Someone looks.' } }),
  ],
  [
    'duplicate-id',
    'two powers of one name',
    {
      ...defaultSchedule,
      authorities: [...defaultSchedule.authorities, lineOf('sitting.open')],
    },
  ],
  [
    'unpublished',
    'a list that service engineers may not read',
    withLine('schedule.read', {
      heldBy: Role.options.filter((role) => role !== 'serviceEngineer').map(any),
    }),
  ],
  [
    'locked-out',
    'a list that nobody may change again',
    {
      ...defaultSchedule,
      authorities: defaultSchedule.authorities.filter(({ id }) => id !== 'schedule.change'),
    },
  ],
]

describe('the floor under every list', () => {
  test('the default list stands on it', () => {
    expect(checkSchedule(defaultSchedule)).toEqual([])
  })

  test('the default list is a list as kept, to the letter', () => {
    expect(AuthoritySchedule.parse(defaultSchedule)).toEqual(defaultSchedule)
  })

  test.each(broken)('%s: %s', (code, _what, schedule, also = []) => {
    const codes = new Set(checkSchedule(schedule).map((problem) => problem.code))
    expect([...codes].sort()).toEqual([code, ...also].sort())
    for (const { basis } of checkSchedule(schedule)) expect(basis).toMatch(/制度|规程|方案/)
  })

  test('every rule of the floor is broken above', () => {
    expect(new Set(broken.map(([code]) => code))).toEqual(new Set(problemCodes))
  })

  test('a problem names its line', () => {
    expect(checkSchedule(withLine('borrow.secret', { readingHours: 8 }))).toEqual([
      { code: 'hours', authorityId: 'borrow.secret', basis: '《档案管理制度》第七条第3款' },
    ])
  })

  test('every line is published in Chinese and English, with its article', () => {
    for (const { id, basis, title, procedure, supervision } of defaultSchedule.authorities) {
      expect(basis, id).toMatch(/《.+》|权力清单制度/)
      for (const { zh, en } of [title, procedure, supervision]) {
        expect(zh, id).toMatch(/\p{Script=Han}/u)
        expect(en, id).toMatch(/^[\p{Script=Latin}]/u)
      }
    }
  })
})
