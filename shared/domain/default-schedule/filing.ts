import type { Authority } from '../../records/authority.ts'
import { any, business, itsDeputy, itsManager, owner } from './holders.ts'

/** Powers to file documents and to know that they exist. 篇2 rules §3-5 and §7 */
export const filingPowers: Authority[] = [
  {
    id: 'file.ordinary',
    title: { zh: '归档非密级、秘密级文件', en: 'File unclassified and secret documents' },
    action: 'document.file',
    secrecy: ['unclassified', 'secret'],
    heldBy: [owner, itsManager, ...any('archivist', 'creditManager')],
    freshProof: false,
    basis: '《档案管理制度》第五条第2、3、4款；《客户信用档案建立与管理制度》第三条',
    procedure: {
      zh: '选定客户、大类、文种和密级后归档，编档号，原件不得改动。',
      en: 'Customer, part, kind and level are chosen, an archive number is given, the original is never altered.',
    },
    supervision: {
      zh: '档案管理员按季收集、逐件核对；每件归档记入日志。',
      en: 'The archivist collects each quarter and checks item by item; every filing is in the journal.',
    },
  },
  {
    id: 'file.highlySecret',
    title: { zh: '归档机密级文件', en: 'File highly secret documents' },
    action: 'document.file',
    secrecy: ['highlySecret'],
    heldBy: [itsManager, ...any('archivist')],
    freshProof: false,
    basis: '《档案管理制度》第五条第4款（机密级以上的文件必须把原件放入档案室）',
    procedure: {
      zh: '由客户所属部门经理或档案管理员归档，原件即交档案室。',
      en: "Filed by the manager of the customer's department or the archivist; the original goes to the archive room at once.",
    },
    supervision: {
      zh: '档案管理员核对原件已入库；归档记入日志。',
      en: 'The archivist checks that the original is in the room; the filing is in the journal.',
    },
  },
  {
    id: 'file.topSecret',
    title: { zh: '归档绝密级文件', en: 'File top secret documents' },
    action: 'document.file',
    secrecy: ['topSecret'],
    heldBy: any('archivist', 'generalManager'),
    freshProof: false,
    basis: '《档案管理制度》第五条第4款、第七条第3款（绝密级档案禁止调阅）',
    procedure: {
      zh: '仅总经理或档案管理员归档；归档后任何人不得调阅。',
      en: 'Filed by the general manager or the archivist only; once filed nobody reads it.',
    },
    supervision: {
      zh: '总经理保留归档记录；存放处单独加锁。',
      en: 'The general manager keeps the record of filing; its place is locked apart.',
    },
  },
  {
    id: 'know.ordinary',
    title: {
      zh: '知悉非密级、秘密级档案目录',
      en: 'Know that unclassified and secret documents exist',
    },
    action: 'document.know',
    secrecy: ['unclassified', 'secret'],
    heldBy: business,
    freshProof: false,
    basis: '《档案管理制度》第四条、第七条第1、2、3款',
    procedure: {
      zh: '业务人员可查目录，知其有，不等于可阅内容。',
      en: 'People in the business may see the catalogue; knowing of a document is not reading it.',
    },
    supervision: {
      zh: '目录、通知、计数、导出、检索同此一权。',
      en: 'Lists, notifications, counts, exports and search follow this same power.',
    },
  },
  {
    id: 'know.highlySecret',
    title: { zh: '知悉机密级档案目录', en: 'Know that highly secret documents exist' },
    action: 'document.know',
    secrecy: ['highlySecret'],
    heldBy: [
      owner,
      itsManager,
      itsDeputy,
      ...any('archivist', 'officeDirector', 'director', 'generalManager'),
    ],
    freshProof: false,
    basis: '《档案管理制度》第四条（安全保密）、第七条第3款',
    procedure: {
      zh: '仅客户的负责推销员、其部门经理、分管副总经理、总监、办公室主任、总经理和档案管理员可查目录。',
      en: "The catalogue shows it only to the customer's salesperson, their manager, the deputy general manager in charge, directors, the office director, the general manager and the archivist.",
    },
    supervision: {
      zh: '其他人员的目录、计数和检索中均不出现。',
      en: "It appears in nobody else's lists, counts or searches.",
    },
  },
  {
    id: 'know.topSecret',
    title: { zh: '知悉绝密级档案目录', en: 'Know that top secret documents exist' },
    action: 'document.know',
    secrecy: ['topSecret'],
    heldBy: any('archivist', 'generalManager'),
    freshProof: false,
    basis: '《档案管理制度》第四条（安全保密）、第七条第3款（绝密级档案禁止调阅）',
    procedure: {
      zh: '仅总经理和档案管理员可查目录；内容任何人不得调阅。',
      en: 'The catalogue shows it only to the general manager and the archivist; the content to nobody.',
    },
    supervision: {
      zh: '其他人员的目录、计数和检索中均不出现。',
      en: "It appears in nobody else's lists, counts or searches.",
    },
  },
]
