import { customer as fengzhu } from './parties.ts'

/** A customer of the trial company, and who opens the card. */
export interface CompanyCustomer {
  owner: string
  card: Record<string, string | string[]>
}

const base = { stage: 'current', source: 'visit', nature: 'enterprise' }

/** The trial company's customers: names, trades and places as in 晋江 and 石狮, all invented. */
export const customers: readonly CompanyCustomer[] = [
  {
    owner: 'U0LIN',
    card: {
      ...base,
      name: fengzhu.name,
      creditCode: fengzhu.code,
      aliases: '凤竹',
      phone: '0595-85670001',
      address: fengzhu.address,
      lineOfBusiness: '针织、漂染',
      legalForm: '有限责任公司',
      grade: 'A',
      areaServed: '闽南、欧盟',
      standing: '主力客户，月均染整 120 吨',
      creditTerms: '月结 30 天，额度 200 万元',
      dealingSince: '2009-05-18',
    },
  },
  {
    owner: 'U0LIN',
    card: {
      ...base,
      name: '晋江恒丰鞋材有限公司',
      phone: '0595-85670102',
      lineOfBusiness: '鞋材',
      grade: 'B',
      address: '晋江市陈埭镇',
    },
  },
  {
    owner: 'U0HUANG',
    card: {
      ...base,
      name: '石狮海纳服饰有限公司',
      phone: '0595-83060203',
      lineOfBusiness: '成衣出口',
      grade: 'A',
      areaServed: '德国、荷兰（须符合 Oeko-Tex）',
    },
  },
  {
    owner: 'U0HUANG',
    card: {
      ...base,
      name: '重庆江北制衣厂',
      stage: 'prospective',
      phone: '023-67770304',
      lineOfBusiness: '工装',
    },
  },
  {
    owner: 'U0ANNA',
    card: {
      ...base,
      name: 'Nordic Knit AB',
      stage: 'prospective',
      lineOfBusiness: 'Knitwear import',
      areaServed: 'Sweden, Denmark',
    },
  },
]

/** Visits that the story begins with. */
export const visits: readonly {
  by: string
  customer: string
  daysAgo: number
  report: Record<string, string>
}[] = [
  {
    by: 'U0LIN',
    customer: fengzhu.name,
    daysAgo: 6,
    report: {
      urgency: 'daily',
      learned:
        '新增两台双面机，十二月起棉毛布月需求由 120 吨增至 150 吨；欧盟客户要求偶氮检测报告。',
      met: '采购部 蔡经理',
      purpose: '年度框架合同续签',
      needs: '每批附 Oeko-Tex 检测报告',
      commitment: '十二月五日前给出明年框架合同的数量',
      nextStep: '送偶氮检测报告样本',
      nextStepOn: '+3',
    },
  },
  {
    by: 'U0LIN',
    customer: '晋江恒丰鞋材有限公司',
    daysAgo: 3,
    report: {
      urgency: 'daily',
      learned: '对上一批网布的色牢度满意，询问交期能否缩短到七天。',
      met: '生产部 许厂长',
    },
  },
  {
    by: 'U0HUANG',
    customer: '石狮海纳服饰有限公司',
    daysAgo: 1,
    report: {
      urgency: 'urgent',
      learned: '德国买家抽检发现一批黑色布 pH 超标，要求三天内给出处理方案。',
      problems: 'pH 超标',
      nextStep: '带质检到现场',
      nextStepOn: '+1',
    },
  },
]
