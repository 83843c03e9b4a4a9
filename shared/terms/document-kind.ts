import * as z from 'zod'
import type { Part } from './part.ts'

/** Document kind (文种): what is filed in each part, in the prescribed order of 篇1 §2.2 and 篇5 §1 and §5. */
export const DocumentKind = z.enum([
  'businessLicence',
  'taxRegistration',
  'legalPersonMandate',
  'backgroundReport',
  'tradeRegulation',
  'marketComparison',
  'contractRegister',
  'contractText',
  'contractAmendment',
  'negotiationRecord',
  'capabilityProof',
  'guarantorPapers',
  'acceptanceRecord',
  'creditLimitApproval',
  'debtRegister',
  'repaymentAgreement',
  'deferralApproval',
  'repaymentPlan',
  'collateralRegister',
  'goodsRegister',
  'deliveryReport',
  'packingList',
  'customsPapers',
  'factoryInspection',
  'commodityInspection',
  'otherTradePapers',
  'claimsRegister',
  'claimApproval',
  'causeFinding',
])
export type DocumentKind = z.infer<typeof DocumentKind>

/** The kinds of each part, in their prescribed order. */
export const kindsOf: Readonly<Record<Part, readonly DocumentKind[]>> = {
  basics: [
    'businessLicence',
    'taxRegistration',
    'legalPersonMandate',
    'backgroundReport',
    'tradeRegulation',
    'marketComparison',
  ],
  contracts: [
    'contractRegister',
    'contractText',
    'contractAmendment',
    'negotiationRecord',
    'capabilityProof',
    'guarantorPapers',
    'acceptanceRecord',
  ],
  debts: [
    'creditLimitApproval',
    'debtRegister',
    'repaymentAgreement',
    'deferralApproval',
    'repaymentPlan',
    'collateralRegister',
  ],
  trade: [
    'goodsRegister',
    'deliveryReport',
    'packingList',
    'customsPapers',
    'factoryInspection',
    'commodityInspection',
    'otherTradePapers',
  ],
  claims: ['claimsRegister', 'claimApproval', 'causeFinding'],
}

/** The part that a kind is filed in. */
export function partOf(kind: DocumentKind): Part {
  const found = Object.entries(kindsOf).find(([, kinds]) => kinds.includes(kind))
  if (!found) throw new TypeError(`document kind ${kind} stands in no part`)
  return found[0] as Part
}
