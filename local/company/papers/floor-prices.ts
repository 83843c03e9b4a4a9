import { inks, line, paragraph, sheet, table, written } from '../drawing.ts'
import { house } from '../parties.ts'
import type { Paper } from '../scanner.ts'
import { roundSeal } from '../seals.ts'

const margin = 110
const width = sheet.height

const head = [
  '品名',
  '纱线',
  '染化料',
  '水电汽',
  '人工折旧',
  '费用',
  '完全成本',
  '底价',
  '报价',
  '毛利率',
]
const goods = [
  ['32S 精梳棉汗布（漂白）', 24.3, 2.1, 3.4, 3.2, 1.6, 37, 42.5],
  ['40S 双面棉毛布（藏青）', 28.9, 4.6, 4.1, 3.6, 1.8, 45.5, 51.8],
  ['21S 毛圈卫衣布（麻灰）', 22.4, 1.9, 3.3, 3.1, 1.5, 34, 38.6],
  ['氨纶汗布 95/5（黑）', 31.2, 5.2, 4.4, 3.8, 1.9, 49, 56],
  ['涤盖棉（中蓝）', 19.6, 3.1, 3.5, 3.2, 1.4, 32.6, 36.2],
  ['莫代尔汗布（本白）', 36.8, 2.4, 3.9, 3.7, 2.2, 51.5, 58.4],
] as const

/** 成本底价表: what each cloth costs us and the least it may be sold for; read in the reading room only. */
export function floorPrices(): Paper {
  const rows = goods.map(([name, yarn, dye, energy, work, other, floor, offer]) => {
    const cost = yarn + dye + energy + work + other
    const margins = `${(((offer - cost) / offer) * 100).toFixed(1)}%`
    return [
      name,
      ...[yarn, dye, energy, work, other, cost, floor, offer].map((sum) => sum.toFixed(2)),
      margins,
    ]
  })
  const figure = { wide: 132, at: 'end' } as const
  const list = table(
    margin,
    330,
    [{ wide: 346, at: 'start' }, ...head.slice(1).map(() => figure)],
    [head, ...rows],
    { high: 68, size: 23 },
  )
  return {
    landscape: true,
    tilt: -0.42,
    drawn: [
      line(margin, 140, '机密', { size: 32, bold: true, ink: inks.seal, spacing: 8 }),
      line(width - margin, 140, '2026 年第二季度　单位：元 / 公斤（含税）', {
        size: 22,
        at: 'end',
      }),
      line(width / 2, 216, house.name, { size: 25, at: 'middle', spacing: 3 }),
      line(width / 2, 280, '针织面料成本底价表', {
        size: 46,
        at: 'middle',
        bold: true,
        spacing: 6,
      }),
      list.svg,
      paragraph(
        margin,
        list.below + 54,
        width - margin * 2,
        '说明：底价为总经理授权的最低成交价，低于底价的合同一律须总经理书面批准。本表只限在档案室内查阅，不得外借、抄录、拍照。',
        { size: 22, leading: 38, indent: 0 },
      ).svg,
      line(margin, 1080, '编制：', { size: 23 }),
      written(margin + 74, 1080, '黄淑贞', 32),
      line(margin + 360, 1080, '审核：', { size: 23 }),
      written(margin + 434, 1080, '孙国栋', 32),
      line(margin + 720, 1080, '批准：', { size: 23 }),
      written(margin + 794, 1080, house.head, 32),
      roundSeal(width - margin - 210, 1010, { owner: house.name, use: '财务专用章', turn: 7 }),
    ].join(''),
  }
}
