import type { DocumentKind } from '../../shared/terms/document-kind.ts'
import type { SecrecyLevel } from '../../shared/terms/secrecy-level.ts'
import { businessLicence } from './papers/business-licence.ts'
import { creditApproval } from './papers/credit-approval.ts'
import { floorPrices } from './papers/floor-prices.ts'
import { inspectionReport } from './papers/inspection-report.ts'
import { salesContract } from './papers/sales-contract.ts'
import { takeoverLetter } from './papers/takeover-letter.ts'
import { jpegScan, pdfScan, pngScan, tiffScan } from './scanner.ts'

/** A scan of the trial company, ready to be dropped into a chat. */
export type CompanyScan = {
  file: string
  bytes: Uint8Array
  title: string
  kind: DocumentKind
  level: SecrecyLevel
}

/** The papers of the trial customer, drawn anew at every call and the same to the byte. */
export const companyScans = (): Promise<CompanyScan[]> =>
  Promise.all([
    scan('营业执照.jpg', '凤竹针织营业执照（副本）', 'businessLicence', 'unclassified', () =>
      jpegScan(businessLicence(), 1),
    ),
    scan('购销合同 MH-XS-2026-0318.pdf', '针织面料购销合同', 'contractText', 'secret', (title) =>
      pdfScan(salesContract(), title, 10),
    ),
    scan('信用额度审批表.png', '2026 年度客户信用额度审批表', 'creditLimitApproval', 'secret', () =>
      pngScan(creditApproval(), 20),
    ),
    scan(
      '染整质量检验报告.tif',
      '藏青棉毛布染整质量检验报告',
      'factoryInspection',
      'unclassified',
      () => tiffScan(inspectionReport(), 30),
    ),
    scan(
      '成本底价表.pdf',
      '2026 年第二季度成本底价表',
      'otherTradePapers',
      'highlySecret',
      (title) => pdfScan([floorPrices()], title, 40),
    ),
    scan('并购意向书.pdf', '并购凤竹针织意向书', 'negotiationRecord', 'topSecret', (title) =>
      pdfScan(takeoverLetter(), title, 50),
    ),
  ])

async function scan(
  file: string,
  title: string,
  kind: DocumentKind,
  level: SecrecyLevel,
  draw: (title: string) => Promise<Uint8Array>,
): Promise<CompanyScan> {
  return { file, title, kind, level, bytes: await draw(title) }
}
