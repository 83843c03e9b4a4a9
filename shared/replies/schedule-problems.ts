import type { ProblemCode } from '../domain/schedule-floor.ts'
import type { Bilingual } from '../terms/locale.ts'

/** What each rule of the floor says to whoever would go below it. */
export const problemTexts: Readonly<Record<ProblemCode, Bilingual>> = {
  'top-secret-opened': {
    zh: '绝密档案禁止调阅，任何权力都不得开放。',
    en: 'Top secret is never read; no power may open it.',
  },
  'levels-unstated': {
    zh: '涉及档案的权力必须写明密级。',
    en: 'A power over documents must name its secrecy levels.',
  },
  'closed-read-directly': {
    zh: '秘密、机密档案须经批准，不得直接借阅。',
    en: 'Secret and highly secret documents are read on approval only.',
  },
  'direct-reader': {
    zh: '只有总经理、副总经理、总监和总经理办公室主任可以直接借阅非密级档案。',
    en: 'Only the general manager, the deputies, directors and the office director read unclassified documents directly.',
  },
  unapproved: {
    zh: '借阅申请必须有人批准。',
    en: 'An application to borrow needs somebody who approves it.',
  },
  'unclassified-applicant': {
    zh: '非密级档案的借阅由部门经理办理申请。',
    en: 'Unclassified documents are applied for by the department manager.',
  },
  'unclassified-approver': {
    zh: '非密级档案的借阅只能由总经理办公室主任或总经理批准。',
    en: 'Only the office director or the general manager approves unclassified documents.',
  },
  'secret-approver': {
    zh: '秘密、机密档案的借阅只能由总经理或分管的副总经理批准。',
    en: 'Only the general manager, or the deputy in charge, approves secret and highly secret documents.',
  },
  'reader-named': {
    zh: '只有部门经理可以为他人办理借阅申请。',
    en: 'Only a department manager applies for somebody else.',
  },
  mode: {
    zh: '借阅方式与密级不符：秘密可借阅，机密只在档案室阅览。',
    en: 'The way of reading does not fit the level: secret is lent, highly secret is read in the reading room.',
  },
  hours: {
    zh: '秘密档案的借阅不得超过四小时。',
    en: 'A secret document is lent for four hours at most.',
  },
  'reading-terms': {
    zh: '阅览方式和阅览时限必须同时写明。',
    en: 'The way of reading and its time are stated together.',
  },
  delegate: {
    zh: '审批只能委托给副总经理或总经理办公室主任。',
    en: 'Approving can be delegated only to a deputy general manager or the office director.',
  },
  'attorney-issuer': {
    zh: '委托书只能由总经理签发。',
    en: 'Only the general manager issues powers of attorney.',
  },
  proof: {
    zh: '批准密级档案必须重新验明身份。',
    en: 'Approving classified documents needs a fresh proof of identity.',
  },
  'destruction-proposer': {
    zh: '档案销毁由档案管理员提出。',
    en: 'Destruction is proposed by the archivist.',
  },
  'destruction-reviewer': {
    zh: '档案销毁由总经理办公室主任审核。',
    en: 'Destruction is reviewed by the office director.',
  },
  'destruction-approver': {
    zh: '密级档案的销毁只能由总经理批准，非密级的由总经理办公室主任批准。',
    en: 'Only the general manager approves the destruction of classified documents; unclassified ones the office director.',
  },
  'outside-classified': {
    zh: '密级档案不得向外单位提供。',
    en: 'Classified documents do not go to outside bodies.',
  },
  'outside-papers': {
    zh: '外单位查档须有书面申请，查阅个人档案还须有本人或监护人同意书。',
    en: 'Outside bodies apply in writing; for a personal dossier consent is needed as well.',
  },
  administrator: {
    zh: '系统管理员只管成员，不得掌握其他权力。',
    en: 'The administrator keeps the members and holds no other power.',
  },
  'no-holder': { zh: '每项权力都要有人行使。', en: 'Every power needs a holder.' },
  'no-approver': {
    zh: '须经批准的权力至少要有一个批准人。',
    en: 'A power that needs approval needs an approver.',
  },
  'nothing-to-approve': {
    zh: '没有批准人的权力，不能上报、委托或附材料；须经批准的权力不能没有批准人。',
    en: 'A power without an approver cannot be escalated, delegated or made to need papers.',
  },
  'time-limit': {
    zh: '须经批准的权力必须写明办理时限。',
    en: 'A power that needs approval states its time limit.',
  },
  blank: {
    zh: '名称、依据、程序和监督都不能空着。',
    en: 'Title, basis, procedure and supervision cannot be left empty.',
  },
  unpublished: {
    zh: '权力清单必须向全体成员公开。',
    en: 'Every member can read the schedule.',
  },
  'locked-out': {
    zh: '必须有人能管理成员、修订权力清单。',
    en: 'Somebody must be able to keep the members and change the schedule.',
  },
  'duplicate-id': {
    zh: '清单里有两项权力编号相同。',
    en: 'Two powers on the list have the same id.',
  },
}
