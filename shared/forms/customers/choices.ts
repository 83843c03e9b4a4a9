import type { CustomerNature, CustomerStage, Source } from '../../records/customer.ts'
import type { Bilingual } from '../../terms/locale.ts'

/** What a customer is. 篇2 §1.3 */
export const natureNames: Readonly<Record<CustomerNature, Bilingual>> = {
  enterprise: { zh: '普通公司', en: 'Company' },
  government: { zh: '政府机构', en: 'Government body' },
  special: { zh: '特殊公司', en: 'Special company' },
  partner: { zh: '交易伙伴', en: 'Trading partner' },
  individual: { zh: '顾客（个人）', en: 'Individual' },
}

/** Where dealings with a customer stand. 篇2 §1.2 */
export const stageNames: Readonly<Record<CustomerStage, Bilingual>> = {
  past: { zh: '曾经交易', en: 'Past' },
  current: { zh: '正在交易', en: 'Current' },
  prospective: { zh: '即将交易', en: 'Prospective' },
}

/** Where a fact comes from. 篇2 §3.1 */
export const sourceNames: Readonly<Record<Source, Bilingual>> = {
  visit: { zh: '推销员访问', en: 'A visit' },
  customerForm: { zh: '客户填写的资料表（已审核）', en: 'A form from the customer, reviewed' },
  agency: { zh: '专业调查机构', en: 'An outside agency' },
}
