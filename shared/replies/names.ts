import type { Action } from '../records/authority.ts'
import type { Bilingual } from '../terms/locale.ts'

/** What the actions are called when one is refused. */
export const actionNames: Readonly<Record<Action, Bilingual>> = {
  'visit.report': { zh: '提交拜访报告', en: 'file a visit report' },
  'customer.create': { zh: '建立客户档案卡', en: 'open a customer card' },
  'customer.edit': { zh: '修改客户档案卡', en: 'edit the customer card' },
  'customer.read': { zh: '查阅客户档案卡', en: 'read the customer card' },
  'customer.readPersonal': { zh: '查阅客户个人信息', en: 'read personal facts' },
  'document.file': { zh: '归档', en: 'file documents' },
  'document.know': { zh: '知悉该档案', en: 'know of the document' },
  'document.read': { zh: '直接阅读', en: 'read directly' },
  'document.apply': { zh: '申请借阅', en: 'apply to borrow' },
  'loan.revoke': { zh: '收回借阅', en: 'revoke a loan' },
  'loan.register': { zh: '查看借阅登记', en: 'see the register' },
  'loss.report': { zh: '报告遗失或泄密', en: 'report a loss or leak' },
  'loss.pursue': { zh: '追究遗失或泄密责任', en: 'follow up a loss or leak' },
  'creditFile.read': { zh: '查阅信用档案', en: 'read the credit file' },
  'creditFile.apply': { zh: '申请查阅信用档案', en: 'apply to read the credit file' },
  'outside.apply': { zh: '为外单位申请', en: 'apply for an outside body' },
  'personalDossier.read': { zh: '查阅个人档案', en: 'read a personal dossier' },
  'personalDossier.apply': { zh: '申请查阅个人档案', en: 'apply to read a personal dossier' },
  'sitting.open': { zh: '开放室内阅览', en: 'open a sitting' },
  'attorney.issue': { zh: '签发委托书', en: 'issue a power of attorney' },
  'members.manage': { zh: '管理成员', en: 'manage members' },
  'schedule.read': { zh: '查看权力清单', en: 'read the authority schedule' },
  'schedule.change': { zh: '修改权力清单', en: 'change the authority schedule' },
  'journal.replay': { zh: '复查阅读历史', en: 'replay the history of access' },
  'destruction.propose': { zh: '提出销毁', en: 'propose destruction' },
  'destruction.review': { zh: '审核销毁', en: 'review destruction' },
  'destruction.approve': { zh: '批准销毁', en: 'approve destruction' },
}
