import type { Authority } from '../../records/authority.ts'
import { Role } from '../../terms/role.ts'
import { any, business } from './holders.ts'

/** Powers over the powers themselves, the members, the journal and what goes wrong. 篇4, 篇2 rules §7, 篇5 §6 */
export const housePowers: Authority[] = [
  {
    id: 'attorney.issue',
    title: { zh: '签发委托书', en: 'Issue a power of attorney' },
    action: 'attorney.issue',
    heldBy: any('generalManager'),
    freshProof: true,
    basis: '《档案管理制度》第七条第3款（总经理因公外出时可委托副总经理或总经理办公室主任审批）',
    procedure: {
      zh: '总经理外出前签发，写明受托人、事项、最高密级和起止时间；可随时撤回，不得转委托。',
      en: 'Issued by the general manager before leaving: delegate, powers, highest level, from and until; revocable at any time, never passed on.',
    },
    supervision: {
      zh: '委托书原件扫描归档，编号；每次代批注明委托书号。',
      en: 'The paper is scanned, filed and numbered; every decision made under it names it.',
    },
  },
  {
    id: 'members.manage',
    title: { zh: '管理成员', en: 'Manage members' },
    action: 'members.manage',
    heldBy: any('administrator'),
    freshProof: false,
    basis: '《档案管理制度》第三条、第四条；权力清单制度（确权、配权）',
    procedure: {
      zh: '登记成员的岗位、部门、分管范围和聊天账号；系统管理员不因此知悉档案内容。',
      en: 'Roles, departments, fields in charge and chat identities are registered; the administrator learns no content by it.',
    },
    supervision: {
      zh: '岗位变动当即生效并记入日志，总经理办公室可查。',
      en: 'A change of role takes effect at once and is in the journal for the office to see.',
    },
  },
  {
    id: 'schedule.read',
    title: { zh: '查看权力清单', en: 'Read the authority schedule' },
    action: 'schedule.read',
    heldBy: any(...Role.options),
    freshProof: false,
    basis: '权力清单制度（晒权）',
    procedure: {
      zh: '向全体成员公开，随时可查。',
      en: 'Open to every member at any time.',
    },
    supervision: {
      zh: '所公布的与所执行的是同一份清单。',
      en: 'The list published is the list enforced.',
    },
  },
  {
    id: 'schedule.change',
    title: { zh: '修订权力清单', en: 'Change the authority schedule' },
    action: 'schedule.change',
    heldBy: any('generalManager'),
    freshProof: true,
    basis: '权力清单制度（清权、确权、制权；法无授权不可为）',
    procedure: {
      zh: '由总经理发布新版，注明版次和生效日；不得低于《档案管理制度》的底线。',
      en: 'The general manager publishes a new version with its number and date in force; it may not go below the floor that the rules set.',
    },
    supervision: {
      zh: '各版永久保存，已作决定仍依当时版本。',
      en: 'Every version is kept for ever; decisions stay tied to theirs.',
    },
  },
  {
    id: 'journal.replay',
    title: { zh: '回查权限与阅览', en: 'Replay who could read and who did' },
    action: 'journal.replay',
    heldBy: any('archivist', 'officeDirector', 'generalManager'),
    freshProof: false,
    basis: '《档案管理制度》第四条；权力清单制度（权力监督和责任追究）',
    procedure: {
      zh: '指定档案和日期，列出当日何人依何权可阅、何人已阅。',
      en: 'For a document and a day: who could read it, by which authority, and who did.',
    },
    supervision: {
      zh: '回查本身记入日志。',
      en: 'The replay is itself in the journal.',
    },
  },
  {
    id: 'loss.report',
    title: { zh: '报告遗失或泄漏', en: 'Report a loss or leak' },
    action: 'loss.report',
    heldBy: business,
    freshProof: false,
    basis: '《档案管理制度》第七条第4款；《客户信用档案建立与管理制度》第六条',
    procedure: {
      zh: '发现遗失、泄漏即刻报告，相关借阅当即终止。',
      en: 'Reported the moment it is found; the loan concerned ends at once.',
    },
    supervision: {
      zh: '报告送档案管理员和总经理办公室主任。',
      en: 'The report goes to the archivist and the office director.',
    },
  },
  {
    id: 'loss.pursue',
    title: { zh: '追究遗失、泄漏责任', en: 'Pursue a loss or leak' },
    action: 'loss.pursue',
    heldBy: any('officeDirector', 'generalManager'),
    freshProof: false,
    basis: '《客户信用档案建立与管理制度》第六条（追究相关当事人的责任）',
    procedure: {
      zh: '查明经过，写明当事人、责任和处理结果后结案。',
      en: 'What happened is found out; persons, responsibility and outcome are written down before it is closed.',
    },
    supervision: {
      zh: '结案报总经理，永久保存。',
      en: 'The finding goes to the general manager and is kept for ever.',
    },
  },
]
