import type { SchedulingNotice, SchedulingRefusal } from '../domain/scheduling-notices.ts'
import type { Authority, Holder } from '../records/authority.ts'
import type { Locale } from '../terms/locale.ts'
import { roleNames } from '../terms/role.ts'
import { secrecyNames } from '../terms/secrecy-level.ts'
import type { Card } from './card.ts'
import { problemTexts } from './schedule-problems.ts'
import type { Tongue } from './tongue.ts'

/** Draws the authority schedule: the same data that the system enforces (晒权). */
export function schedulingCard(notice: SchedulingNotice, locale: Locale, t: Tongue): Card {
  switch (notice.notice) {
    case 'schedule.list': {
      const { schedule, punctuality } = notice
      return {
        title: t(
          `权力清单 第 ${schedule.number} 版`,
          `Authority schedule, version ${schedule.number}`,
        ),
        body: [
          t(
            `自 ${schedule.inForceOn} 起施行。清单上没有的权力不得行使（法无授权不可为）。`,
            `In force since ${schedule.inForceOn}. What is not on the list cannot be done.`,
          ),
        ],
        table: {
          columns: [
            t('权力', 'Power'),
            t('密级', 'Level'),
            t('行使', 'Held by'),
            t('批准', 'Approved by'),
            t('时限', 'Limit'),
            t('依据', 'Basis'),
          ],
          rows: schedule.authorities.map((line) => [
            line.title[locale],
            levelsOf(line, locale, t),
            holdersOf(line.heldBy, locale, t),
            holdersOf(line.approvedBy, locale, t) || '—',
            line.timeLimitHours
              ? t(`${line.timeLimitHours} 小时`, `${line.timeLimitHours} h`)
              : '—',
            line.basis,
          ]),
        },
        notes: [
          ...punctuality.map(({ authorityId, inTime, late }) => {
            const line = schedule.authorities.find(({ id }) => id === authorityId)
            const name = line?.title[locale] ?? authorityId
            return t(
              `本月「${name}」：按时 ${inTime}，逾时 ${late}`,
              `This month “${name}”: ${inTime} in time, ${late} late`,
            )
          }),
          t(
            '输入 /authority 加权力名称，查看程序与监督。',
            'Type /authority and a power to see procedure and supervision.',
          ),
        ],
      }
    }
    case 'schedule.authority':
      return {
        title: notice.authority.title[locale],
        facts: factsOf(notice.authority, locale, t),
        ...(notice.mayChange
          ? {
              buttons: [
                {
                  text: t('修改', 'Change'),
                  intent: 'schedule.change',
                  args: { authorityId: notice.authority.id },
                },
              ],
            }
          : {}),
        notes: [
          t(
            `权力清单第 ${notice.number} 版，${notice.inForceOn} 起施行`,
            `Schedule version ${notice.number}, in force since ${notice.inForceOn}`,
          ),
        ],
      }
    case 'schedule.published':
      return {
        title: t(
          `权力清单第 ${notice.number} 版已公布`,
          `Version ${notice.number} of the schedule is published`,
        ),
        tone: 'warning',
        body: [
          t(
            `自 ${notice.inForceOn} 起施行。以往的决定仍按当时的版本。`,
            `In force from ${notice.inForceOn}. Past decisions stay under their own version.`,
          ),
        ],
        facts: [
          [t('权力', 'Power'), notice.authority.title[locale]],
          ...factsOf(notice.authority, locale, t),
        ],
        notes: [t(`由 ${notice.byName} 修改`, `Changed by ${notice.byName}`)],
      }
  }
}

function factsOf(line: Authority, locale: Locale, t: Tongue): [string, string][] {
  const rows: [string, string][] = [
    [t('密级', 'Secrecy'), levelsOf(line, locale, t)],
    [t('行使', 'Held by'), holdersOf(line.heldBy, locale, t)],
    [t('批准', 'Approved by'), holdersOf(line.approvedBy, locale, t)],
    [t('逾时报', 'Escalates to'), holdersOf(line.escalatesTo, locale, t)],
    [
      t('可委托给', 'Can be delegated to'),
      (line.delegableTo ?? []).map((role) => roleNames[role][locale]).join(t('、', ', ')),
    ],
    [
      t('办理时限', 'Time limit'),
      line.timeLimitHours ? t(`${line.timeLimitHours} 小时`, `${line.timeLimitHours} hours`) : '',
    ],
    [
      t('阅览时限', 'Reading time'),
      line.readingHours ? t(`${line.readingHours} 小时`, `${line.readingHours} hours`) : '',
    ],
    [t('依据', 'Basis'), line.basis],
    [t('程序', 'Procedure'), line.procedure[locale]],
    [t('监督', 'Supervision'), line.supervision[locale]],
  ]
  return rows.filter(([, value]) => value !== '')
}

const levelsOf = (line: Authority, locale: Locale, t: Tongue): string =>
  line.secrecy?.map((level) => secrecyNames[level][locale]).join(t('、', ', ')) ?? '—'

function holdersOf(holders: readonly Holder[] | undefined, locale: Locale, t: Tongue): string {
  const scopes = {
    any: '',
    owner: t('（本人客户）', ' (own customers)'),
    department: t('（本部门）', ' (own department)'),
    inCharge: t('（分管）', ' (in charge)'),
  }
  return (holders ?? [])
    .map(({ role, scope }) => roleNames[role][locale] + scopes[scope])
    .join(t('、', ', '))
}

/** Says why the schedule cannot be changed so. */
export function schedulingRefusal(refusal: SchedulingRefusal, t: Tongue): string {
  switch (refusal.code) {
    case 'schedule.noSuchAuthority':
      return t('权力清单上没有这一项。', 'There is no such power on the schedule.')
    case 'schedule.past':
      return t('生效日期不能早于今天。', 'It cannot come into force before today.')
    case 'schedule.belowFloor':
      return t(
        `${problemTexts[refusal.problem].zh}（${refusal.basis}）`,
        `${problemTexts[refusal.problem].en} (${refusal.basis})`,
      )
    case 'schedule.overtakes':
      return t(
        `第 ${refusal.number} 版已经公布，自 ${refusal.inForceOn} 起施行；新版本不能早于它生效。`,
        `Version ${refusal.number} is published already and comes into force on ${refusal.inForceOn}; the next cannot come before it.`,
      )
  }
}
