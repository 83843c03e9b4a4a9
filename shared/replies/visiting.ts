import type { VisitNotice } from '../domain/notices.ts'
import type { VisitReport } from '../records/visit-report.ts'
import type { Card } from './card.ts'
import type { Tongue } from './tongue.ts'

/** Draws what is said of a visit. */
export function visitCard({ notice, visit }: VisitNotice, t: Tongue): Card {
  const facts = factsOf(visit, t)
  const notes = [t(`由 ${visit.reporterName} 记录`, `Noted by ${visit.reporterName}`)]
  switch (notice) {
    case 'visit.noted':
      return {
        title: t(`拜访记录 · ${visit.customerName}`, `Visit note · ${visit.customerName}`),
        ...(visit.urgency === 'urgent' ? { tone: 'warning' as const } : {}),
        body: [visit.learned],
        facts,
        buttons: [
          {
            text: t('客户概况', 'Summary'),
            intent: 'summary',
            args: { customerId: visit.customerId },
          },
        ],
        notes,
      }
    case 'visit.urgent':
      return {
        title: t(`紧急 · ${visit.customerName}`, `Urgent · ${visit.customerName}`),
        tone: 'bad',
        urgent: true,
        body: [visit.learned],
        facts,
        notes,
      }
    case 'visit.nextStepDue':
      return {
        title: t(`今日待办 · ${visit.customerName}`, `Due today · ${visit.customerName}`),
        tone: 'warning',
        body: [visit.nextStep ?? visit.commitment ?? visit.learned],
        facts: [[t('来自拜访', 'From the visit of'), visit.visitedOn]],
      }
  }
}

function factsOf(visit: VisitReport, t: Tongue): [string, string][] {
  const rows: [string, string | undefined][] = [
    [t('拜访日期', 'Visited on'), visit.visitedOn],
    [t('会见', 'Met'), visit.met],
    [t('目的', 'Purpose'), visit.purpose],
    [t('需求', 'Needs'), visit.needs],
    [t('竞争对手', 'Competitors'), visit.competitors],
    [t('问题', 'Problems'), visit.problems],
    [t('行动承诺', 'Commitment'), visit.commitment],
    [t('下一步', 'Next step'), visit.nextStep],
    [t('下一步日期', 'Next step on'), visit.nextStepOn],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== undefined)
}
