import { defaultSchedule } from '../../shared/domain/default-schedule.ts'
import type { Notice } from '../../shared/domain/notices.ts'
import { MONDAY } from '../support/company.ts'
import {
  attachment,
  attorneyShown,
  brief,
  customer,
  document,
  inLark,
  line,
  linking,
  long,
  lost,
  names,
  pending,
  person,
  request,
  typed,
  visit,
} from './samples.ts'

const authority = defaultSchedule.authorities.find(({ heldBy }) => heldBy.length > 0)
if (!authority) throw new Error('the schedule is empty')

/** One notice of every kind at least, as full as they come: a kind that is missing does not compile. */
export const everyNotice: Readonly<Record<Notice['notice'], readonly Notice[]>> = {
  done: [{ notice: 'done' }],
  help: [
    {
      notice: 'help',
      chat: 'lark',
      ways: Array.from({ length: 20 }, (_, at) => ({
        command: `/command${at}`,
        hint: '[2026-11]',
        word: { zh: '拜访', en: 'visit' },
        says: { zh: '记录一次拜访', en: 'Note a visit' },
      })),
    },
  ],
  alone: [
    {
      notice: 'alone',
      entrance: 'summary',
      title: { zh: '客户概况', en: 'Summary' },
      text: long.slice(0, 3000),
    },
  ],
  'visit.noted': [{ notice: 'visit.noted', visit }],
  'visit.urgent': [{ notice: 'visit.urgent', visit }],
  'visit.nextStepDue': [{ notice: 'visit.nextStepDue', visit }],
  'customer.card': [
    { notice: 'customer.card', customer, as: 'asked', mayEdit: true, mayReadPersonal: true },
  ],
  'customer.several': [
    { notice: 'customer.several', asked: '海鸥', found: names, next: 'summary' },
  ],
  'customer.none': [{ notice: 'customer.none', asked: long.slice(0, 500) }],
  'customer.history': [
    {
      notice: 'customer.history',
      customer,
      revisions: Array.from({ length: 30 }, () => ({
        at: MONDAY,
        byName: '林晓雯',
        source: 'visit' as const,
        of: 'card' as const,
        first: false,
        changes: [{ field: 'competitors', before: typed, after: long.slice(0, 3000) }],
      })),
    },
  ],
  'customer.personalSaved': [
    { notice: 'customer.personalSaved', customerId: 'c1', customerName: customer.name },
  ],
  'customer.summary': [
    {
      notice: 'customer.summary',
      summary: {
        customer,
        visits: 23,
        visitMonths: Array.from({ length: 12 }, (_, at) => ({
          month: `2026-${String(at + 1).padStart(2, '0')}`,
          visits: at,
        })),
        lastVisits: Array.from({ length: 5 }, () => ({
          ...brief,
          by: 'p2',
          byName: '林晓雯',
          urgency: 'urgent' as const,
        })),
        commitments: Array.from({ length: 5 }, () => ({ ...brief, dueOn: '2026-11-21' })),
        documents: (['unclassified', 'secret', 'highlySecret', 'topSecret'] as const).map(
          (secrecy) => ({
            secrecy,
            count: 9,
            last: Array.from({ length: 5 }, () => ({
              title: typed.slice(0, 200),
              archiveNumber: 'KH00012-2-2026-001-0002',
            })),
          }),
        ),
        next: [{ do: 'overdue', title: '下月试单', dueOn: '2026-11-21' }, { do: 'completeCode' }],
        staleDays: 200,
        today: '2026-11-23',
        aloud: false,
        mayEdit: true,
        mayReadPersonal: true,
      },
    },
  ],
  'filing.offer': [
    { notice: 'filing.offer', attachments: Array.from({ length: 10 }, () => attachment) },
  ],
  'filing.document': (['receiving', 'scanning', 'filed', 'refused'] as const).map((state) => ({
    notice: 'filing.document',
    document: { ...document, state, ...(state === 'refused' ? { fault: 'disguised' } : {}) },
  })),
  'filing.blocked': (['infected', 'unscanned'] as const).map((fault) => ({
    notice: 'filing.blocked',
    fault,
    documentId: 'c1.d1',
    filedByName: '林晓雯',
    filedAt: document.filedAt,
  })),
  'language.ask': [{ notice: 'language.ask', now: 'zh' }],
  'language.chosen': [{ notice: 'language.chosen', locale: 'en' }],
  'members.list': [{ notice: 'members.list', people: Array.from({ length: 120 }, () => person) }],
  'members.saved': [{ notice: 'members.saved', person, byName: '钱程', isNew: true }],
  'parked.retried': [{ notice: 'parked.retried', id: 'effect:c1.v1:0' }],
  'schedule.list': [
    {
      notice: 'schedule.list',
      schedule: defaultSchedule,
      punctuality: defaultSchedule.authorities.map(({ id }) => ({
        authorityId: id,
        inTime: 12,
        late: 1,
      })),
    },
  ],
  'schedule.authority': defaultSchedule.authorities.map((each) => ({
    notice: 'schedule.authority',
    authority: each,
    number: 2,
    inForceOn: '2026-12-01',
    mayChange: true,
  })),
  'schedule.published': [
    {
      notice: 'schedule.published',
      number: 2,
      authority,
      inForceOn: '2026-12-01',
      byName: '钱程',
    },
  ],
  'request.toDecide': [{ notice: 'request.toDecide', request: pending }],
  'request.filed': [
    { notice: 'request.filed', request: pending, as: 'applicant' },
    { notice: 'request.filed', request: pending, as: 'reader' },
  ],
  'request.outcome': [{ notice: 'request.outcome', request }],
  'loan.yours': [{ notice: 'loan.yours', request }],
  'loan.registered': [{ notice: 'loan.registered', request }],
  'loan.warning': [{ notice: 'loan.warning', request, minutes: 10 }],
  'loan.over': [{ notice: 'loan.over', request: lost }],
  'loan.held': [
    {
      notice: 'loan.held',
      number: request.number,
      archiveNumber: request.archiveNumber,
      title: request.title,
      until: MONDAY,
    },
  ],
  'loan.free': [
    { notice: 'loan.free', archiveNumber: request.archiveNumber, title: request.title },
  ],
  'loss.reported': [{ notice: 'loss.reported', request: lost }],
  'reading.linked': [
    {
      notice: 'reading.linked',
      requestNumber: request.number,
      archiveNumber: request.archiveNumber,
    },
  ],
  'reading.door': [
    { notice: 'reading.door', request, url: 'https://anjuan.example/read/1', lasts: 5 },
  ],
  'reading.opened': [
    {
      notice: 'reading.opened',
      documentId: 'c1.d1',
      personId: 'p2',
      archiveNumber: request.archiveNumber,
      title: request.title,
      secrecy: 'secret',
      pages: 12,
      requestNumber: request.number,
      readerName: '林晓雯',
      until: MONDAY,
      expiresAt: MONDAY,
    },
  ],
  'page.read': [
    {
      notice: 'page.read',
      documentId: 'c1.d1',
      sha256: 'a'.repeat(64),
      archiveNumber: request.archiveNumber,
      page: 3,
      pages: 12,
      requestNumber: request.number,
      readerId: 'p2',
      readerName: '林晓雯',
      at: MONDAY,
      until: MONDAY,
    },
  ],
  'attorney.issued': [{ notice: 'attorney.issued', ...attorneyShown }],
  'attorney.revoked': [{ notice: 'attorney.revoked', ...attorneyShown }],
  'attorney.ended': [{ notice: 'attorney.ended', ...attorneyShown }],
  'attorney.list': [
    { notice: 'attorney.list', shown: Array.from({ length: 12 }, () => attorneyShown) },
  ],
  'borrow.which': [{ notice: 'borrow.which', asked: '合同', found: names }],
  register: [
    {
      notice: 'register',
      month: '2026-11',
      page: 1,
      lines: Array.from({ length: 10 }, () => line),
      more: true,
      counts: [
        { secrecy: 'secret', out: 3, back: 7, never: 2 },
        { secrecy: 'highlySecret', out: 1, back: 0, never: 0 },
      ],
    },
    { notice: 'register', month: '2026-10', page: 1, lines: [], more: false, counts: [] },
  ],
  replay: [
    {
      notice: 'replay',
      replay: {
        archiveNumber: request.archiveNumber,
        title: request.title,
        day: '2026-11-23',
        secrecy: 'secret',
        scheduleNumber: 1,
        granted: [],
        directly: Array.from({ length: 20 }, () => ({
          name: '王建业',
          authorityId: 'borrow.secret',
        })),
        read: [
          {
            name: '林晓雯',
            requestNumber: request.number,
            pages: [1, 2, 3, 7],
            first: MONDAY,
            last: MONDAY,
          },
        ],
      },
    },
  ],
  home: [
    {
      notice: 'home',
      name: '林晓雯',
      today: '2026-11-23',
      items: Array.from({ length: 40 }, (_, at) => ({
        what: 'decide' as const,
        id: `c1.r${at}`,
        title: typed.slice(0, 200),
        detail: request.number,
        due: MONDAY,
        args: { requestId: `c1.r${at}` },
      })),
    },
  ],
  'account.list': [{ notice: 'account.list', accounts: person.identities }],
  'account.coded': [{ notice: 'account.coded' }],
  'account.code': [{ notice: 'account.code', code: 'ABCD2345', lasts: 10, chats: ['lark'] }],
  'account.claimed': [{ notice: 'account.claimed', account: inLark, lasts: 10 }],
  'account.toConfirm': [
    { notice: 'account.toConfirm', linking },
    { notice: 'account.toConfirm', linking: { ...linking, state: 'linked' } },
  ],
  'account.exposed': [{ notice: 'account.exposed' }],
  'account.linked': [{ notice: 'account.linked', account: inLark, accounts: person.identities }],
  'account.disowned': [{ notice: 'account.disowned', account: inLark, personName: '林晓雯' }],
  'account.unlinked': [
    { notice: 'account.unlinked', account: inLark, accounts: person.identities },
  ],
}
