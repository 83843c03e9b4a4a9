import type { Replay } from '../../domain/lending/replay.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import { secrecyNames } from '../../terms/secrecy-level.ts'
import type { Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { modeNames } from './names.ts'

/** Draws who could have read a document on a day, and who did. */
export function replayCard(replay: Replay, locale: Locale, t: Tongue): Card {
  const { granted, directly, read } = replay
  const rows = [
    ...granted.map((grant) => [
      grant.name,
      t('准阅', 'grant'),
      `${grant.requestNumber} · ${modeNames[grant.mode][locale]}`,
      grant.authorityId,
      [grant.approvedBy, grant.attorneyNumber].filter(Boolean).join(' · ') || '—',
      `${timeAt(grant.from)} – ${timeAt(grant.until)}`,
    ]),
    ...directly.map(({ name, authorityId }) => [
      name,
      t('岗位', 'office'),
      t('可直接借阅', 'may read directly'),
      authorityId,
      '—',
      '—',
    ]),
    ...read.map((reading) => [
      reading.name,
      t('已阅', 'read'),
      reading.requestNumber,
      t(`第 ${rangesOf(reading.pages)} 页`, `pages ${rangesOf(reading.pages)}`),
      '—',
      `${timeAt(reading.first)} – ${timeAt(reading.last)}`,
    ]),
  ]
  return {
    title: t(
      `阅览复查 · ${replay.archiveNumber} · ${replay.day}`,
      `Replay · ${replay.archiveNumber} · ${replay.day}`,
    ),
    body: [
      `${replay.title}（${secrecyNames[replay.secrecy][locale]}）`,
      ...(rows.length === 0
        ? [t('当日无人可阅，也无人阅过。', 'Nobody could have read it that day, and nobody did.')]
        : []),
      ...(rows.length > MOST
        ? [
            t(
              `共 ${rows.length} 条，列出前 ${MOST} 条。`,
              `${rows.length} lines; the first ${MOST} are shown.`,
            ),
          ]
        : []),
    ],
    table: {
      columns: [
        t('姓名', 'Name'),
        t('情形', 'What'),
        t('借阅号', 'Request'),
        t('依据', 'By'),
        t('批准', 'Approved by'),
        t('时间', 'When'),
      ],
      rows: rows.slice(0, MOST),
    },
    notes: [
      t(
        `依当日有效的权力清单第 ${replay.scheduleNumber} 版；本次复查已记入日志。`,
        `By the authority schedule then in force, number ${replay.scheduleNumber}. This replay is in the journal.`,
      ),
    ],
  }
}

const MOST = 30

/** Page numbers told shortly: 1-3、7. */
function rangesOf(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const last = ranges.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}
