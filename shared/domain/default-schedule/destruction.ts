import type { Authority } from '../../records/authority.ts'
import { any } from './holders.ts'

/** Powers to destroy what has expired. 篇2 rules §8 */
export const destructionPowers: Authority[] = [
  {
    id: 'destruction.propose',
    title: { zh: '提出档案销毁', en: 'Propose destruction' },
    action: 'destruction.propose',
    secrecy: ['unclassified', 'secret', 'highlySecret', 'topSecret'],
    heldBy: any('archivist'),
    freshProof: false,
    basis: '《档案管理制度》第八条第1、2款',
    procedure: {
      zh: '保管期满，由档案管理员填写《公司档案资料销毁审批表》。',
      en: 'When the period has run out the archivist fills in the 公司档案资料销毁审批表.',
    },
    supervision: {
      zh: '借出、封存、投诉、欠款、移交未了的不得列入。',
      en: 'What is on loan, on hold, in a complaint, unsettled or being handed over may not be listed.',
    },
  },
  {
    id: 'destruction.review',
    title: { zh: '审核密级档案销毁', en: 'Review the destruction of classified documents' },
    action: 'destruction.review',
    secrecy: ['secret', 'highlySecret', 'topSecret'],
    heldBy: any('officeDirector'),
    freshProof: false,
    basis: '《档案管理制度》第八条第2款',
    procedure: {
      zh: '总经理办公室主任逐件审核后报总经理。',
      en: 'The office director reviews item by item and passes it to the general manager.',
    },
    supervision: {
      zh: '审核意见随审批表永久保存。',
      en: 'The opinion is kept with the form for ever.',
    },
  },
  {
    id: 'destruction.approveOrdinary',
    title: { zh: '批准一般档案销毁', en: 'Approve the destruction of unclassified documents' },
    action: 'destruction.approve',
    secrecy: ['unclassified'],
    heldBy: any('officeDirector'),
    freshProof: false,
    basis: '《档案管理制度》第八条第3款（一般的档案资料，由总经理办公室主任批准）',
    procedure: {
      zh: '总经理办公室主任批准后，经冷静期，由两人执行并签字。',
      en: 'On the approval of the office director, after the cooling-off time, two persons carry it out and sign.',
    },
    supervision: {
      zh: '审批表与登记表永久保存。',
      en: 'Form and register are kept for ever.',
    },
  },
  {
    id: 'destruction.approveClassified',
    title: { zh: '批准密级档案销毁', en: 'Approve the destruction of classified documents' },
    action: 'destruction.approve',
    secrecy: ['secret', 'highlySecret', 'topSecret'],
    heldBy: any('generalManager'),
    freshProof: true,
    basis: '《档案管理制度》第八条第3款（凡属于密级的档案资料必须由总经理批准）',
    procedure: {
      zh: '经办公室主任审核，总经理批准后，经冷静期，由两人执行并签字。',
      en: 'Reviewed by the office director and approved by the general manager; after the cooling-off time two persons carry it out and sign.',
    },
    supervision: {
      zh: '审批表与登记表永久保存；日志可证各副本均已销毁。',
      en: 'Form and register are kept for ever; the journal proves that every copy is gone.',
    },
  },
]
