import type { Authority, Holder } from '../../records/authority.ts'
import { any, itsDeputy, itsManager } from './holders.ts'

/** Powers to borrow and read documents. 篇2 rules §7. For reading top secret ones there is none. */
export const borrowingPowers: Authority[] = [
  {
    id: 'read.unclassified',
    title: { zh: '直接借阅非密级档案', en: 'Borrow unclassified documents directly' },
    action: 'document.read',
    secrecy: ['unclassified'],
    heldBy: any('generalManager', 'deputyGeneralManager', 'director', 'officeDirector'),
    mode: 'direct',
    readingHours: 168,
    freshProof: false,
    basis: '《档案管理制度》第七条第1款',
    procedure: {
      zh: '直接通过档案管理员办理借阅手续，登记用途，即可阅览，期限七天。',
      en: 'Settled directly with the archivist: the purpose is registered and the document opens, for seven days.',
    },
    supervision: {
      zh: '档案管理员借阅登记簿；每次阅览记入日志。',
      en: "The archivist's register; every reading is in the journal.",
    },
  },
  {
    id: 'borrow.unclassified',
    title: { zh: '申请借阅非密级档案', en: 'Apply to borrow unclassified documents' },
    action: 'document.apply',
    secrecy: ['unclassified'],
    heldBy: [{ role: 'departmentManager', scope: 'any', readers: 'department' }],
    approvedBy: any('officeDirector'),
    escalatesTo: any('generalManager'),
    mode: 'loan',
    readingHours: 168,
    freshProof: false,
    basis: '《档案管理制度》第七条第2款',
    procedure: {
      zh: '因工作需要，由部门经理为本部门人员办理《借阅档案申请表》，送总经理办公室主任核批；逾期未批转总经理；期限七天。',
      en: 'The department manager files the 借阅档案申请表 for a reader of the department and the office director approves; left undecided it goes to the general manager; for seven days.',
    },
    timeLimitHours: 48,
    supervision: {
      zh: '办理时限逐件公布；档案管理员登记借出、应还、归还时间。',
      en: 'Punctuality is published; the archivist registers time out, due and returned.',
    },
  },
  {
    id: 'borrow.secret',
    title: { zh: '申请借阅秘密级档案', en: 'Apply to borrow secret documents' },
    action: 'document.apply',
    secrecy: ['secret'],
    heldBy: [
      { role: 'departmentManager', scope: 'any', readers: 'department' },
      ...any('director', 'officeDirector', 'deputyGeneralManager', 'generalManager'),
    ],
    approvedBy: approvers(),
    mode: 'loan',
    readingHours: 4,
    delegableTo: ['deputyGeneralManager', 'officeDirector'],
    freshProof: true,
    basis: '《档案管理制度》第七条第3款',
    procedure: {
      zh: '写明阅档人、档案和用途，由总经理或分管副总经理批准；总经理因公外出时按委托书的内容办理。自交付起不得超过四小时。',
      en: 'Reader, document and purpose are stated; the general manager or the deputy in charge approves, or while the general manager is away whom a power of attorney names. At most four hours from hand-over.',
    },
    timeLimitHours: 72,
    supervision: {
      zh: '批准人须重新验明身份；不得批准本人的申请；逐页记入日志，遗失、泄漏追究责任。',
      en: 'The approver proves who they are afresh and never decides their own request; every page is in the journal; loss or leak is pursued.',
    },
  },
  {
    id: 'borrow.highlySecret',
    title: {
      zh: '申请在档案室阅览机密级档案',
      en: 'Apply to read highly secret documents in the reading room',
    },
    action: 'document.apply',
    secrecy: ['highlySecret'],
    heldBy: [
      { ...itsManager, readers: 'department' },
      itsDeputy,
      ...any('director', 'officeDirector', 'generalManager'),
    ],
    approvedBy: approvers(),
    mode: 'sitting',
    readingHours: 4,
    delegableTo: ['deputyGeneralManager', 'officeDirector'],
    freshProof: true,
    basis: '《档案管理制度》第七条第3款（机密级档案只能在档案室阅览，不准外借）',
    procedure: {
      zh: '批准同秘密级；由档案管理员开室，仅在档案室内阅览，不准外借。',
      en: 'Approved as secret ones are; the archivist opens a sitting, and it is read in the reading room only, never lent.',
    },
    timeLimitHours: 72,
    supervision: {
      zh: '批准人须重新验明身份；档案管理员在场；逐页记入日志。',
      en: 'The approver proves who they are afresh; the archivist is present; every page is in the journal.',
    },
  },
  {
    id: 'sitting.open',
    title: { zh: '开室供阅机密级档案', en: 'Open a sitting' },
    action: 'sitting.open',
    heldBy: any('archivist'),
    freshProof: false,
    basis: '《档案管理制度》第三条、第七条第3款',
    procedure: {
      zh: '凭已批准的申请，由档案管理员在档案室开室、闭室。',
      en: 'On an approved request the archivist opens and closes the sitting in the reading room.',
    },
    supervision: {
      zh: '开室、闭室的人员和时间记入日志。',
      en: 'Who opened and closed it, and when, is in the journal.',
    },
  },
  {
    id: 'loan.revoke',
    title: { zh: '收回借阅', en: 'Revoke a loan' },
    action: 'loan.revoke',
    heldBy: [itsDeputy, ...any('archivist', 'officeDirector', 'generalManager')],
    freshProof: false,
    basis: '《档案管理制度》第四条、第七条第4款',
    procedure: {
      zh: '说明理由即可收回，正在阅览的当即终止。',
      en: 'With a reason given it ends at once, between two pages if need be.',
    },
    supervision: {
      zh: '收回的人员、时间和理由通知借阅人，并记入日志。',
      en: 'Who, when and why is told to the reader and kept in the journal.',
    },
  },
  {
    id: 'loan.register',
    title: { zh: '查看借阅登记簿', en: 'Read the register of loans' },
    action: 'loan.register',
    heldBy: any('archivist', 'officeDirector', 'generalManager'),
    freshProof: false,
    basis: '《档案管理制度》第三条、第四条、第七条',
    procedure: {
      zh: '登记簿载明借出、应还、归还时间，随时可查。',
      en: 'The register shows time out, due and returned, at any time.',
    },
    supervision: {
      zh: '登记由系统据日志生成，任何人不能改动。',
      en: 'It is made from the journal; nobody can alter it.',
    },
  },
]

/** 秘密级档案的借阅必须由总经理或分管副总经理批准. */
function approvers(): Holder[] {
  return [itsDeputy, ...any('generalManager')]
}
