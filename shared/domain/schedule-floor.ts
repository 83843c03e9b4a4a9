import type { Action, Authority, AuthoritySchedule, Holder } from '../records/authority.ts'
import { Role } from '../terms/role.ts'
import type { SecrecyLevel } from '../terms/secrecy-level.ts'
import { modesOf, SECRET_HOURS } from './reading-right.ts'
import { opensContent } from './schedule-table.ts'

/** What is wrong with a list: which rule of the floor it breaks, in which line. */
export interface ScheduleProblem {
  readonly code: ProblemCode
  readonly authorityId?: string
  /** The article that sets the floor. */
  readonly basis: string
}

/** Everything by which a list goes below what the company's rules allow; empty: it may come into force. */
export function checkSchedule(schedule: AuthoritySchedule): ScheduleProblem[] {
  const { authorities } = schedule
  return [
    ...authorities.flatMap((line) =>
      lineRules
        .filter(({ breaks }) => breaks(line))
        .map(({ code, basis }) => ({ code, basis, authorityId: line.id })),
    ),
    ...authorities
      .filter(({ id }, i) => authorities.findIndex((other) => other.id === id) < i)
      .map(({ id }) => ({ code: 'duplicate-id' as const, authorityId: id, basis: OPEN })),
    ...listRules
      .filter(({ breaks }) => breaks(authorities))
      .map(({ code, basis }) => ({ code, basis })),
  ]
}

const BORROWING = '《档案管理制度》第七条第3款'
const DESTRUCTION = '《档案管理制度》第八条第3款'
const OPEN = '权力清单制度'

/** Actions whose meaning hangs on the level: a line about them names its levels. */
const levelled: ReadonlySet<Action> = new Set<Action>([
  'document.file',
  'document.know',
  'document.read',
  'document.apply',
  'outside.apply',
  'destruction.propose',
  'destruction.review',
  'destruction.approve',
])

const isApplication = ({ action }: Authority) => action.endsWith('.apply')
const names = (line: Authority, ...levels: SecrecyLevel[]) =>
  levels.some((level) => line.secrecy?.includes(level))
const onlyRoles = (holders: readonly Holder[] | undefined, ...roles: Role[]) =>
  (holders ?? []).every(({ role }) => roles.includes(role))
const deciders = ({ approvedBy = [], escalatesTo = [] }: Authority) => [
  ...approvedBy,
  ...escalatesTo,
]

const lineRules = [
  {
    code: 'top-secret-opened',
    basis: BORROWING,
    breaks: (line) => opensContent.has(line.action) && names(line, 'topSecret'),
  },
  {
    code: 'levels-unstated',
    basis: BORROWING,
    breaks: (line) => levelled.has(line.action) && !line.secrecy?.length,
  },
  {
    code: 'closed-read-directly',
    basis: BORROWING,
    breaks: (line) => line.action === 'document.read' && names(line, 'secret', 'highlySecret'),
  },
  {
    code: 'direct-reader',
    basis: '《档案管理制度》第七条第1款',
    breaks: (line) =>
      line.action === 'document.read' &&
      !onlyRoles(
        line.heldBy,
        'generalManager',
        'deputyGeneralManager',
        'director',
        'officeDirector',
      ),
  },
  {
    code: 'unapproved',
    basis: '《档案管理制度》第七条第2、3款',
    breaks: (line) => isApplication(line) && !line.approvedBy,
  },
  {
    code: 'unclassified-applicant',
    basis: '《档案管理制度》第七条第2款',
    breaks: (line) =>
      line.action === 'document.apply' &&
      names(line, 'unclassified') &&
      !onlyRoles(line.heldBy, 'departmentManager'),
  },
  {
    code: 'unclassified-approver',
    basis: '《档案管理制度》第七条第2款',
    breaks: (line) =>
      line.action === 'document.apply' &&
      names(line, 'unclassified') &&
      !onlyRoles(deciders(line), 'officeDirector', 'generalManager'),
  },
  {
    code: 'secret-approver',
    basis: BORROWING,
    breaks: (line) =>
      line.action === 'document.apply' &&
      names(line, 'secret', 'highlySecret') &&
      !deciders(line).every(
        ({ role, scope }) =>
          role === 'generalManager' || (role === 'deputyGeneralManager' && scope === 'inCharge'),
      ),
  },
  {
    code: 'reader-named',
    basis: '《档案管理制度》第七条第2款',
    breaks: (line) =>
      line.heldBy.some(
        ({ role, readers }) => readers !== undefined && role !== 'departmentManager',
      ),
  },
  {
    code: 'mode',
    basis: BORROWING,
    breaks: (line) => {
      const { mode, action, secrecy = [] } = line
      if (action !== 'document.read' && action !== 'document.apply') return false
      return mode === undefined || secrecy.some((level) => !modesOf[level].includes(mode))
    },
  },
  {
    code: 'hours',
    basis: BORROWING,
    breaks: ({ readingHours = Number.POSITIVE_INFINITY, ...line }) =>
      opensContent.has(line.action) && names(line, 'secret') && readingHours > SECRET_HOURS,
  },
  {
    code: 'reading-terms',
    basis: BORROWING,
    breaks: (line) => (line.mode === undefined) !== (line.readingHours === undefined),
  },
  {
    code: 'delegate',
    basis: BORROWING,
    breaks: ({ delegableTo = [] }) =>
      delegableTo.some((role) => role !== 'deputyGeneralManager' && role !== 'officeDirector'),
  },
  {
    code: 'attorney-issuer',
    basis: BORROWING,
    breaks: (line) => line.action === 'attorney.issue' && !onlyRoles(line.heldBy, 'generalManager'),
  },
  {
    code: 'proof',
    basis: BORROWING,
    breaks: (line) =>
      line.action === 'document.apply' && names(line, 'secret', 'highlySecret') && !line.freshProof,
  },
  {
    code: 'destruction-proposer',
    basis: '《档案管理制度》第八条第2款',
    breaks: (line) => line.action === 'destruction.propose' && !onlyRoles(line.heldBy, 'archivist'),
  },
  {
    code: 'destruction-reviewer',
    basis: '《档案管理制度》第八条第2款',
    breaks: (line) =>
      line.action === 'destruction.review' && !onlyRoles(line.heldBy, 'officeDirector'),
  },
  {
    code: 'destruction-approver',
    basis: DESTRUCTION,
    breaks: (line) =>
      line.action === 'destruction.approve' &&
      !(names(line, 'secret', 'highlySecret', 'topSecret')
        ? onlyRoles(line.heldBy, 'generalManager')
        : onlyRoles(line.heldBy, 'generalManager', 'officeDirector')),
  },
  {
    code: 'outside-classified',
    basis: '《客户档案管理规程》第四条',
    breaks: (line) => line.action === 'outside.apply' && names(line, 'secret', 'highlySecret'),
  },
  {
    code: 'outside-papers',
    basis: '《居民健康档案》方案第三条第（四）款4（6）',
    breaks: ({ action, papers = [] }) =>
      (action === 'outside.apply' && !papers.includes('writtenApplication')) ||
      (action === 'personalDossier.apply' &&
        !(papers.includes('writtenApplication') && papers.includes('consent'))),
  },
  {
    code: 'administrator',
    basis: '《档案管理制度》第四条',
    breaks: (line) =>
      line.action !== 'members.manage' &&
      line.action !== 'schedule.read' &&
      (line.delegableTo?.includes('administrator') ||
        [...line.heldBy, ...deciders(line)].some(({ role }) => role === 'administrator')),
  },
  { code: 'no-holder', basis: OPEN, breaks: ({ heldBy }) => heldBy.length === 0 },
  { code: 'no-approver', basis: OPEN, breaks: ({ approvedBy }) => approvedBy?.length === 0 },
  {
    code: 'nothing-to-approve',
    basis: OPEN,
    breaks: ({ approvedBy, escalatesTo, delegableTo, papers }) =>
      !approvedBy && (escalatesTo ?? delegableTo ?? papers) !== undefined,
  },
  {
    code: 'time-limit',
    basis: '权力清单制度（时限）',
    breaks: ({ approvedBy, timeLimitHours }) =>
      approvedBy !== undefined && timeLimitHours === undefined,
  },
  {
    code: 'blank',
    basis: '权力清单制度（晒权）',
    breaks: ({ basis, title, procedure, supervision }) =>
      [basis, ...[title, procedure, supervision].flatMap(({ zh, en }) => [zh, en])].some(
        (text) => text.trim() === '',
      ),
  },
] as const satisfies readonly {
  code: string
  basis: string
  breaks: (line: Authority) => boolean | undefined
}[]

const holds = (authorities: readonly Authority[], action: Action, role: Role) =>
  authorities.some(
    (line) =>
      line.action === action &&
      line.secrecy === undefined &&
      line.approvedBy === undefined &&
      line.heldBy.some((holder) => holder.role === role && holder.scope === 'any'),
  )

const listRules = [
  {
    code: 'unpublished',
    basis: '权力清单制度（晒权）',
    breaks: (authorities) =>
      Role.options.some((role) => !holds(authorities, 'schedule.read', role)),
  },
  {
    code: 'locked-out',
    basis: OPEN,
    breaks: (authorities) =>
      (['schedule.change', 'members.manage'] as const).some(
        (action) => !Role.options.some((role) => holds(authorities, action, role)),
      ),
  },
] as const satisfies readonly {
  code: string
  basis: string
  breaks: (authorities: readonly Authority[]) => boolean
}[]

/** The rules of the floor by name; the words for each are in `replies/`. */
export type ProblemCode =
  | (typeof lineRules)[number]['code']
  | (typeof listRules)[number]['code']
  | 'duplicate-id'

/** All of them. */
export const problemCodes: readonly ProblemCode[] = [
  ...lineRules.map(({ code }) => code),
  ...listRules.map(({ code }) => code),
  'duplicate-id',
]
