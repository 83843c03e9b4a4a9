import type { Notice } from '../domain/notices.ts'
import type { Locale } from '../terms/locale.ts'
import type { Card } from './card.ts'
import { customerCard } from './customers.ts'
import { filingCard } from './filing.ts'
import { helpCard } from './help.ts'
import { languageCard } from './language.ts'
import { lendingCard } from './lending/card.ts'
import { linkingCard } from './linking/card.ts'
import { membersCard } from './members.ts'
import { parkedCard } from './parked.ts'
import { schedulingCard } from './scheduling.ts'
import { tongueOf } from './tongue.ts'
import { visitCard } from './visiting.ts'

/** Draws a notice for somebody whose language may not be known: then in both. */
export function cardFor(notice: Notice, locale: Locale | undefined): Card {
  if (locale) return cardOf(notice, locale)
  const [zh, en] = [cardOf(notice, 'zh'), cardOf(notice, 'en')]
  return {
    ...zh,
    title: `${zh.title} · ${en.title}`,
    body: [...(zh.body ?? []), ...(en.body ?? [])],
  }
}

/** Draws a notice as a card in the reader's language. A notice without a drawing does not compile. */
export function cardOf(notice: Notice, locale: Locale): Card {
  const t = tongueOf(locale)
  switch (notice.notice) {
    case 'done':
      return { title: t('已完成', 'Done'), tone: 'good' }
    case 'help':
    case 'alone':
      return helpCard(notice, locale, t)
    case 'language.ask':
    case 'language.chosen':
      return languageCard(notice)
    case 'visit.noted':
    case 'visit.urgent':
    case 'visit.nextStepDue':
      return visitCard(notice, t)
    case 'members.list':
    case 'members.saved':
      return membersCard(notice, locale, t)
    case 'account.list':
    case 'account.coded':
    case 'account.code':
    case 'account.claimed':
    case 'account.toConfirm':
    case 'account.exposed':
    case 'account.linked':
    case 'account.disowned':
    case 'account.unlinked':
      return linkingCard(notice, locale, t)
    case 'parked.retried':
      return parkedCard(notice, t)
    case 'schedule.list':
    case 'schedule.authority':
    case 'schedule.published':
      return schedulingCard(notice, locale, t)
    case 'customer.card':
    case 'customer.several':
    case 'customer.none':
    case 'customer.history':
    case 'customer.personalSaved':
    case 'customer.summary':
      return customerCard(notice, locale, t)
    case 'filing.offer':
    case 'filing.document':
    case 'filing.blocked':
      return filingCard(notice, locale, t)
    case 'request.toDecide':
    case 'request.filed':
    case 'request.outcome':
    case 'loan.yours':
    case 'loan.registered':
    case 'loan.warning':
    case 'loan.over':
    case 'loan.held':
    case 'loan.free':
    case 'loss.reported':
    case 'reading.linked':
    case 'reading.door':
    case 'reading.opened':
    case 'page.read':
    case 'attorney.issued':
    case 'attorney.revoked':
    case 'attorney.ended':
    case 'attorney.list':
    case 'borrow.which':
    case 'register':
    case 'replay':
    case 'home':
      return lendingCard(notice, locale, t)
  }
}
