import type { DocumentKind } from '../terms/document-kind.ts'
import type { Bilingual } from '../terms/locale.ts'
import type { Part } from '../terms/part.ts'

/** The five parts as 篇1 §2.2 names them. */
export const partNames: Readonly<Record<Part, Bilingual>> = {
  basics: { zh: '一、客户基础资料', en: '1 Basics' },
  contracts: { zh: '二、合同订单', en: '2 Contracts and orders' },
  debts: { zh: '三、欠款还款', en: '3 Debts and repayments' },
  trade: { zh: '四、交易状况', en: '4 Trade' },
  claims: { zh: '五、退赔折价', en: '5 Refunds and discounts' },
}

/** The document kinds as 篇1 §2.2 and 篇5 §1 name them. */
export const kindNames: Readonly<Record<DocumentKind, Bilingual>> = {
  businessLicence: { zh: '营业执照', en: 'Business licence' },
  taxRegistration: { zh: '税务登记证', en: 'Tax registration' },
  legalPersonMandate: { zh: '法人委托书', en: 'Mandate of the legal person' },
  backgroundReport: {
    zh: '客户背景资料（走访调查报告）',
    en: 'Background (visit and survey reports)',
  },
  tradeRegulation: { zh: '市场区域贸易法规、标准', en: 'Trade regulations and standards' },
  marketComparison: { zh: '同类产品市场比较信息', en: 'Market comparison' },
  contractRegister: { zh: '合同订单登记表', en: 'Contract and order register' },
  contractText: { zh: '合同、订单文本', en: 'Contract or order text' },
  contractAmendment: { zh: '变更、解除合同协议', en: 'Amendment or termination' },
  negotiationRecord: { zh: '谈判记录、可行性报告', en: 'Negotiation record' },
  capabilityProof: { zh: '资格与履约能力证明', en: 'Proof of capability' },
  guarantorPapers: { zh: '担保人资料', en: "Guarantor's papers" },
  acceptanceRecord: { zh: '标的验收、交接凭证', en: 'Acceptance and hand-over records' },
  creditLimitApproval: { zh: '信用额度审批表', en: 'Credit limit approval' },
  debtRegister: { zh: '欠款还款情况登记表', en: 'Register of debts and repayments' },
  repaymentAgreement: { zh: '欠款还款协议', en: 'Repayment agreement' },
  deferralApproval: { zh: '延期还款审批单', en: 'Deferral approval' },
  repaymentPlan: { zh: '客户还款计划', en: 'Repayment plan' },
  collateralRegister: {
    zh: '付款方式、授信抵押保证登记',
    en: 'Payment terms and collateral register',
  },
  goodsRegister: { zh: '产品进出货情况登记表', en: 'Register of goods in and out' },
  deliveryReport: { zh: '实际进货、出货情况报告', en: 'Report of actual deliveries' },
  packingList: { zh: '发货码单', en: 'Packing list' },
  customsPapers: { zh: '报关手续', en: 'Customs papers' },
  factoryInspection: { zh: '成品出厂检验报告', en: 'Factory inspection report' },
  commodityInspection: { zh: '海关商检证明', en: 'Commodity inspection certificate' },
  otherTradePapers: { zh: '交易的其他资料', en: 'Other trade papers' },
  claimsRegister: { zh: '退赔折价情况登记表', en: 'Register of refunds and discounts' },
  claimApproval: { zh: '退赔折价审批表', en: 'Refund or discount approval' },
  causeFinding: { zh: '退赔折价原因、责任鉴定表', en: 'Cause and responsibility finding' },
}
