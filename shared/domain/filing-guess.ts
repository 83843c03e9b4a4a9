import { beginningOf } from '../terms/beginning.ts'
import type { DocumentKind } from '../terms/document-kind.ts'

/** Words in a file name or message that give a kind away; the first that fits. */
const SIGNS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/营业执照|licen[cs]e/i, 'businessLicence'],
  [/税务登记|tax/i, 'taxRegistration'],
  [/法人委托/, 'legalPersonMandate'],
  [/变更|解除|补充协议|amendment/i, 'contractAmendment'],
  [/信用额度|授信审批|credit limit/i, 'creditLimitApproval'],
  [/还款协议/, 'repaymentAgreement'],
  [/延期还款/, 'deferralApproval'],
  [/还款计划/, 'repaymentPlan'],
  [/抵押|保证登记/, 'collateralRegister'],
  [/码单|packing/i, 'packingList'],
  [/报关|customs/i, 'customsPapers'],
  [/商检|海关.*证明/, 'commodityInspection'],
  [/检验报告|质检|inspection/i, 'factoryInspection'],
  [/验收|交接/, 'acceptanceRecord'],
  [/退赔|折价|索赔/, 'claimApproval'],
  [/鉴定/, 'causeFinding'],
  [/谈判|可行性|意向/, 'negotiationRecord'],
  [/合同|订单|contract|order/i, 'contractText'],
  [/调查|走访|背景|survey/i, 'backgroundReport'],
]

/** The kind that a file's name and the words around it suggest; a person confirms. */
export const guessKind = (words: string): DocumentKind | undefined =>
  SIGNS.find(([sign]) => sign.test(words))?.[1]

/** A title from a file's name: without ending and scanner's dates. */
export const titleFrom = (fileName: string): string =>
  beginningOf(
    fileName
      .replace(/\.[A-Za-z0-9]{2,5}$/, '')
      .replace(/[_]+/g, ' ')
      .trim(),
    150,
  )
