import type { Authority } from '../../records/authority.ts'
import { any, itsDeputy, itsManager, owner } from './holders.ts'

/** Powers over credit files. 篇5 §6 */
export const creditPowers: Authority[] = [
  {
    id: 'creditFile.read',
    title: { zh: '管理客户信用档案', en: 'Keep credit files' },
    action: 'creditFile.read',
    heldBy: any('creditManager'),
    freshProof: false,
    basis: '《客户信用档案建立与管理制度》第二、三、五条',
    procedure: {
      zh: '信用（合同）管理员因保管、核实而直接查看。',
      en: 'The credit manager reads them directly in keeping and checking them.',
    },
    supervision: {
      zh: '缺失、泄漏追究责任；查看记入日志。',
      en: 'Loss or leak is pursued; every reading is in the journal.',
    },
  },
  {
    id: 'creditFile.apply',
    title: { zh: '申请查阅客户信用档案', en: 'Apply to consult a credit file' },
    action: 'creditFile.apply',
    heldBy: [
      owner,
      { ...itsManager, readers: 'department' },
      itsDeputy,
      ...any('director', 'officeDirector', 'generalManager'),
    ],
    approvedBy: any('archivist'),
    escalatesTo: any('officeDirector'),
    mode: 'loan',
    readingHours: 24,
    freshProof: false,
    basis: '《客户信用档案建立与管理制度》第六条',
    procedure: {
      zh: '填写查阅申请单，标明查阅人、客户名称和用途，由档案管理员核对并填写借阅时间、归还日期。',
      en: 'A slip states reader, customer and purpose; the archivist checks it and enters the time out and the date of return.',
    },
    timeLimitHours: 48,
    supervision: {
      zh: '缺失及商业秘密泄漏，追究相关当事人责任。',
      en: 'For loss, or leak of business secrets, the persons concerned answer.',
    },
  },
]
