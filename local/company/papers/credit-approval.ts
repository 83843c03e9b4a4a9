import { box, line, paragraph, rule, sheet, table, written } from '../drawing.ts'
import { customer, house } from '../parties.ts'
import type { Paper } from '../scanner.ts'
import { nameSeal, roundSeal } from '../seals.ts'

const { margin, width } = sheet
const measure = width - margin * 2

/** 客户信用额度审批表: printed, and filled in by four pens. */
export function creditApproval(): Paper {
  const facts = table(
    margin,
    330,
    [{ wide: 170 }, { wide: 310, at: 'start' }, { wide: 170 }, { wide: 310, at: 'start' }],
    [
      ['客户名称', customer.name, '客户等级', 'A 级（主要客户）'],
      ['信用代码', customer.code, '法定代表人', customer.head],
      ['往来起始', '2011 年 3 月', '企业性质', '生产 / 外销型'],
      ['上年销售额', '人民币 612 万元', '平均回款', '47 天'],
      ['现有额度', '人民币 80 万元', '最高欠款', '人民币 76.4 万元'],
      ['申请额度', '人民币 120 万元', '申请账期', '60 天'],
    ],
    { head: false, high: 58, size: 21 },
  )
  const opinions: [string, string, string, string][] = [
    ['推销员意见', '合作十五年，订单稳定，建议提高额度。', '林晓雯', '2026.3.02'],
    ['部门经理意见', '同意。旺季月均提货约 60 万元，原额度不足。', '陈志强', '2026.3.03'],
    ['信用管理员意见', '近三年无逾期 30 天以上记录，同意 120 万、60 天。', '黄淑贞', '2026.3.05'],
    ['总经理批示', '同意。超额订单须另行报批。', house.head, '2026.3.06'],
  ]
  const high = 186
  const rows = opinions.flatMap(([role, opinion, who, date], at) => {
    const top = facts.below + at * high
    const last = at === opinions.length - 1
    return [
      box(margin, top, measure, high, 1.6),
      rule(margin + 170, top, margin + 170, top + high),
      line(margin + 85, top + high / 2 + 8, role, { size: 20, at: 'middle' }),
      written(margin + 200, top + 66, opinion, 28),
      line(margin + 530, top + 150, '签名：', { size: 20 }),
      last ? nameSeal(margin + 640, top + 138, who, -3) : written(margin + 590, top + 152, who, 34),
      written(margin + 760, top + 152, date, 26),
    ]
  })
  const bottom = facts.below + opinions.length * high
  return {
    tilt: 0.28,
    drawn: [
      line(width / 2, 180, house.name, { size: 26, at: 'middle', spacing: 3 }),
      line(width / 2, 246, '客户信用额度审批表', {
        size: 44,
        at: 'middle',
        bold: true,
        spacing: 4,
      }),
      line(margin, 306, '编号：XY-2026-017', { size: 20 }),
      line(width - margin, 306, '密级：秘密', { size: 20, at: 'end', bold: true }),
      facts.svg,
      ...rows,
      box(margin, 330, measure, bottom - 330, 3),
      paragraph(
        margin,
        bottom + 48,
        measure,
        '注：本表一式两份，一份存信用管理员，一份归入客户档案第三大类（欠款还款）。额度每年复核一次，客户等级变动时即时调整。',
        { size: 19, leading: 34, indent: 0 },
      ).svg,
      roundSeal(margin + 800, bottom - 60, {
        owner: house.name,
        use: '信用管理专用章',
        radius: 112,
        turn: 8,
      }),
    ].join(''),
  }
}
