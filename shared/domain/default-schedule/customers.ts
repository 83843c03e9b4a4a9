import type { Authority } from '../../records/authority.ts'
import { any, business, itsManager, owner } from './holders.ts'

/** Powers over visits and customer cards. 篇2 §3 and §4, 篇3 §4 */
export const customerPowers: Authority[] = [
  {
    id: 'visit.report',
    title: { zh: '填报客户拜访报告', en: 'Report a visit' },
    action: 'visit.report',
    heldBy: any(
      'salesperson',
      'departmentManager',
      'director',
      'deputyGeneralManager',
      'generalManager',
    ),
    freshProof: false,
    basis: '《客户档案管理规程》第三条第1款（推销员客户信息报告制度）',
    procedure: {
      zh: '拜访后即时填写，按日报、急报、定期报告上报；急报当即通知部门经理。',
      en: 'Filled in right after the visit as a daily, urgent or periodic report; an urgent one reaches the department manager at once.',
    },
    supervision: {
      zh: '部门经理按日查看拜访次数与未报人员；每份报告记入日志。',
      en: 'The department manager sees visits per day and who has not reported; every report is in the journal.',
    },
  },
  {
    id: 'customer.create',
    title: { zh: '建立客户档案卡', en: 'Open a customer card' },
    action: 'customer.create',
    heldBy: any('salesperson', 'departmentManager', 'generalManager'),
    freshProof: false,
    basis: '《客户档案管理规程》第三条第1款（建立客户档案卡）',
    procedure: {
      zh: '填写客户基础资料，核对统一社会信用代码或居民身份证号，先查重复再建卡。',
      en: 'Basic data is filled in, the credit code or resident id checked, and likely duplicates shown before the card is made.',
    },
    supervision: {
      zh: '新建客户列入部门日报；每次建卡记入日志。',
      en: 'New customers appear in the department digest; every card made is in the journal.',
    },
  },
  {
    id: 'customer.edit',
    title: { zh: '修改客户档案卡', en: 'Change a customer card' },
    action: 'customer.edit',
    heldBy: [owner, itsManager, ...any('generalManager')],
    freshProof: false,
    basis: '《客户档案管理规程》第四条第1款（动态性）',
    procedure: {
      zh: '由客户的负责推销员或其部门经理修改，注明资料来源；原值保留，不得抹去。',
      en: "Changed by the customer's own salesperson or their manager, with the source of the fact; the value before is kept.",
    },
    supervision: {
      zh: '每次修改的人员、时间、来源和原值记入日志。',
      en: 'Who, when, from which source and the value before are in the journal.',
    },
  },
  {
    id: 'customer.read',
    title: { zh: '查看客户档案卡', en: 'Read a customer card' },
    action: 'customer.read',
    heldBy: business,
    freshProof: false,
    basis: '《客户档案管理规程》第四条第3款（用重于管，供内部使用）',
    procedure: {
      zh: '公司业务人员在岗直接查看，仅限内部使用；个人情况另行授权。',
      en: 'Read directly by anyone in the business, inside the company only; personal facts need a power of their own.',
    },
    supervision: {
      zh: '非业务岗位不得查看；不得流出企业。',
      en: 'Closed to roles outside the business; nothing leaves the company.',
    },
  },
  {
    id: 'customer.readPersonal',
    title: { zh: '查看客户方个人情况', en: "Read personal facts of a customer's people" },
    action: 'customer.readPersonal',
    heldBy: [owner, itsManager, ...any('generalManager')],
    freshProof: false,
    basis:
      '《客户档案管理规程》第四条（严格的查阅和利用办法）；《客户档案》第四条第4款（专人负责）',
    procedure: {
      zh: '性格、家庭、嗜好、证件号码、生日等，仅客户的负责推销员、其部门经理和总经理可见。',
      en: "Character, family, interests, id numbers and birthday are shown to the customer's salesperson, their manager and the general manager only.",
    },
    supervision: {
      zh: '其他人员看到的档案卡不含上述内容；泄漏的追究责任。',
      en: 'Everyone else sees the card without them; a leak is pursued.',
    },
  },
]
