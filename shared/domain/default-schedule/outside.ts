import type { Authority } from '../../records/authority.ts'
import { any } from './holders.ts'

/** Powers for outside bodies and over personal dossiers. 篇2 §4, 篇6 §4 */
export const outsidePowers: Authority[] = [
  {
    id: 'outside.apply',
    title: { zh: '受理外单位查档申请', en: 'Receive an application from an outside body' },
    action: 'outside.apply',
    secrecy: ['unclassified'],
    heldBy: any('archivist'),
    approvedBy: any('generalManager'),
    papers: ['writtenApplication'],
    mode: 'loan',
    readingHours: 24,
    freshProof: true,
    basis:
      '《客户档案管理规程》第四条（不宜流出企业，只能供内部使用）；《居民健康档案》方案第三条第（四）款4（6）',
    procedure: {
      zh: '外单位或个人提出书面申请，由档案管理员登记，总经理批准；仅限非密级。',
      en: 'The outside body applies in writing, the archivist registers it, the general manager approves; unclassified documents only.',
    },
    timeLimitHours: 72,
    supervision: {
      zh: '书面申请归档；密级档案一律不对外。',
      en: 'The written application is filed; classified documents never go outside.',
    },
  },
  {
    id: 'personalDossier.read',
    title: { zh: '管理个人档案', en: 'Keep personal dossiers' },
    action: 'personalDossier.read',
    heldBy: any('archivist'),
    freshProof: false,
    basis: '《居民健康档案》方案第三条第（四）款4（1）、（4）、（6）',
    procedure: {
      zh: '专（兼）职管理人员在管理工作中使用，注意保护个人隐私。',
      en: 'Used by the appointed keeper in keeping them, with care for privacy.',
    },
    supervision: {
      zh: '每次使用记入日志，本人可查。',
      en: 'Every use is in the journal and open to the person.',
    },
  },
  {
    id: 'personalDossier.apply',
    title: { zh: '受理个人档案使用申请', en: 'Receive an application to use a personal dossier' },
    action: 'personalDossier.apply',
    heldBy: any('archivist'),
    approvedBy: any('officeDirector'),
    escalatesTo: any('generalManager'),
    papers: ['writtenApplication', 'consent'],
    mode: 'loan',
    readingHours: 24,
    freshProof: true,
    basis:
      '《居民健康档案》方案第三条第（四）款4（6）（书面申请、管理机构批准并经本人或其监护人同意）',
    procedure: {
      zh: '其他机构或个人提出书面申请，并附本人或其监护人同意书，经批准后方可使用。',
      en: 'Others apply in writing with the consent of the person or their guardian, and use it only once approved.',
    },
    timeLimitHours: 48,
    supervision: {
      zh: '申请与同意书归档；同意可撤回。',
      en: 'Application and consent are filed; consent can be withdrawn.',
    },
  },
]
