import type { RequestNotice } from '../../domain/lending/notices.ts'
import type { BorrowRequest } from '../../records/borrow-request.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Button, Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { loanFacts, powerNote, requestFacts } from './facts.ts'
import { outcomeNotes, requestCard, titleOf } from './request-card.ts'

/** Draws what is told of a request or its loan. */
export function requestNoticeCard(notice: RequestNotice, locale: Locale, t: Tongue): Card {
  switch (notice.notice) {
    case 'request.toDecide':
      return requestCard(notice.request, 'decider', locale, t)
    case 'request.filed':
      return requestCard(notice.request, notice.as, locale, t)
    case 'loan.registered':
      return requestCard(notice.request, 'archivist', locale, t)
    case 'loan.yours':
      return readersCard(notice.request, locale, t)
    case 'request.outcome':
      return outcomeCard(notice.request, locale, t)
    case 'loan.warning':
      return warningCard(notice.request, notice.minutes, t)
    case 'loan.over':
      return overCard(notice.request, locale, t)
    case 'loan.held':
      return heldCard(notice, t)
    case 'loan.free':
      return freeCard(notice, t)
    case 'loss.reported':
      return lossCard(notice.request, locale, t)
  }
}

/** The reader's own card: what to do next stands on it, and nothing else to press. */
function readersCard(request: BorrowRequest, locale: Locale, t: Tongue): Card {
  const { body, buttons } = nextStep(request, t)
  const tone = request.state === 'approved' ? 'good' : 'plain'
  return {
    title: `${titleOf(request, locale, t)} · ${request.archiveNumber}`,
    tone,
    ...(body ? { body: [body] } : {}),
    facts: [...requestFacts(request, locale, t), ...loanFacts(request, t)],
    ...(buttons.length > 0 ? { buttons } : {}),
    notes: [...outcomeNotes(request, t), powerNote(request, locale, t)],
  }
}

function nextStep(
  { id, mode, loan }: BorrowRequest,
  t: Tongue,
): { body?: string; buttons: Button[] } {
  const button = (intent: string, zh: string, en: string, style?: Button['style']): Button => ({
    text: t(zh, en),
    intent,
    args: { requestId: id },
    ...(style ? { style } : {}),
  })
  const lost = button('loss.report', '报告遗失或泄漏', 'Report a loss or leak', 'danger')
  switch (loan?.state) {
    case 'ready':
      return mode === 'sitting'
        ? {
            body: t(
              '本件只能在档案室阅览。请先确认借阅守则，再由档案管理员开室。',
              'This is read in the reading room only. Acknowledge the duties first; then the archivist opens the sitting.',
            ),
            buttons: [button('loan.takeUp', '确认守则', 'Acknowledge the duties', 'primary')],
          }
        : {
            body: t(
              `领取后开始计时。${timeAt(loan.takeUpBy)} 前未领取的，批准失效。`,
              `The clock starts when you take it up. Not taken up by ${timeAt(loan.takeUpBy)}, the approval lapses.`,
            ),
            buttons: [button('loan.takeUp', '领取', 'Take it up', 'primary')],
          }
    case 'acknowledged':
      return {
        body: t(
          '守则已确认。请到档案室，由档案管理员开室。',
          'Duties acknowledged. Go to the reading room; the archivist opens the sitting.',
        ),
        buttons: [],
      }
    case 'open':
      return {
        buttons: [
          button('loan.read', '阅读', 'Read', 'primary'),
          button('loan.return', '归还', 'Return'),
          lost,
        ],
      }
    case 'ended':
      return { buttons: loan.endedBecause === 'leak' ? [] : [lost] }
    default:
      return { buttons: [] }
  }
}

function outcomeCard(request: BorrowRequest, locale: Locale, t: Tongue): Card {
  const approved = request.state === 'approved'
  return {
    title: `${approved ? t('借阅申请已批准', 'Request approved') : titleOf(request, locale, t)} · ${request.number}`,
    tone: approved ? 'good' : 'bad',
    body: [`${request.archiveNumber} ${request.title}`],
    notes: [...outcomeNotes(request, t), powerNote(request, locale, t)],
  }
}

function warningCard(request: BorrowRequest, minutes: number, t: Tongue): Card {
  const due = request.loan?.due
  return {
    title: t(`还有 ${minutes} 分钟到期`, `${minutes} minutes left`),
    tone: 'warning',
    body: [
      `${request.archiveNumber} ${request.title}`,
      t(
        `${due === undefined ? '' : timeAt(due)} 自动收回，届时阅览即止。`,
        `It ends by itself at ${due === undefined ? '' : timeAt(due)}, between two pages if need be.`,
      ),
    ],
    buttons: [
      { text: t('归还', 'Return'), intent: 'loan.return', args: { requestId: request.id } },
    ],
  }
}

function overCard(request: BorrowRequest, locale: Locale, t: Tongue): Card {
  return {
    title: `${titleOf(request, locale, t)} · ${request.number}`,
    tone: request.loan?.endedBecause === 'expired' ? 'plain' : 'warning',
    body: [`${request.archiveNumber} ${request.title}`],
    notes: outcomeNotes(request, t),
  }
}

function heldCard(
  { archiveNumber, title, until }: Extract<RequestNotice, { notice: 'loan.held' }>,
  t: Tongue,
): Card {
  return {
    title: t('已有人借出，请等候', 'Out with another borrower'),
    tone: 'warning',
    body: [
      `${archiveNumber} ${title}`,
      t(
        `最迟 ${timeAt(until)} 归还。归还后即通知您，届时再点「领取」。`,
        `It is back by ${timeAt(until)} at the latest. You are told when it is; then press “Take it up” again.`,
      ),
    ],
  }
}

function freeCard(
  { archiveNumber, title }: Extract<RequestNotice, { notice: 'loan.free' }>,
  t: Tongue,
): Card {
  return {
    title: t('您等候的档案已归还', 'The document you wait for is back'),
    tone: 'good',
    body: [
      `${archiveNumber} ${title}`,
      t('请在您的借阅卡上点「领取」。', 'Press “Take it up” on your loan card.'),
    ],
  }
}

function lossCard(request: BorrowRequest, locale: Locale, t: Tongue): Card {
  const { loss } = request
  return {
    title: `${loss?.what === 'loss' ? t('档案遗失报告', 'Loss reported') : t('档案泄漏报告', 'Leak reported')} · ${request.number}`,
    tone: 'bad',
    urgent: true,
    body: [
      loss?.account ?? '',
      t(
        '相关借阅已终止。请查明经过，追究责任。',
        'The loan is ended. Find out what happened and who answers for it.',
      ),
    ],
    facts: [...requestFacts(request, locale, t), ...loanFacts(request, t)],
    notes: loss
      ? [
          t(
            `${loss.reportedByName} 于 ${timeAt(loss.reportedAt)} 报告`,
            `Reported by ${loss.reportedByName}, ${timeAt(loss.reportedAt)}`,
          ),
        ]
      : [],
  }
}
