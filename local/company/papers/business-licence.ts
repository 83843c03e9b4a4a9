import { chance } from '../chance.ts'
import { inks, line, paragraph, sheet } from '../drawing.ts'
import { customer } from '../parties.ts'
import type { Paper } from '../scanner.ts'
import { roundSeal } from '../seals.ts'

/** 营业执照: the customer's business licence, a sheet lying on its side. */
export function businessLicence(): Paper {
  const width = sheet.height
  const left = 190
  const rows: [string, string][] = [
    ['名　　称', customer.name],
    ['类　　型', '有限责任公司（自然人投资或控股）'],
    ['法定代表人', customer.head],
    ['经营范围', ''],
  ]
  const right: [string, string][] = [
    ['注册资本', '贰仟万元整'],
    ['成立日期', '2009 年 06 月 18 日'],
    ['营业期限', '2009 年 06 月 18 日 至 长期'],
    ['住　　所', '福建省晋江市青阳街道'],
    ['', '凤竹工业园 1 号楼'],
  ]
  const label = { size: 25, ink: '#7a5a1e' }
  const scope = paragraph(
    left + 170,
    704,
    620,
    '针织品、针织面料、服装的生产与销售；棉纱、化纤纱的批发；货物及技术的进出口业务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
    { size: 24, leading: 40, indent: 0 },
  )
  const drawn = [
    frame(),
    line(width / 2, 292, '营业执照', {
      size: 92,
      at: 'middle',
      bold: true,
      spacing: 44,
      ink: '#1c1c1c',
    }),
    line(width / 2, 350, '（副　本）', { size: 28, at: 'middle' }),
    line(left, 244, '统一社会信用代码', { size: 21, ink: '#7a5a1e' }),
    line(left, 282, customer.code, { size: 29, bold: true, spacing: 1 }),
    line(left, 322, '编号 S0512026003181（1-1）', { size: 18, ink: inks.faint }),
    squares(width - 340, 196, 132),
    line(width - 274, 352, '扫描二维码了解更多登记信息', {
      size: 13,
      ink: inks.faint,
      at: 'middle',
    }),
    ...rows.flatMap(([name, value], row) => [
      line(left, 482 + row * 74, name, label),
      line(left + 170, 482 + row * 74, value, { size: 26 }),
    ]),
    scope.svg,
    ...right.flatMap(([name, value], row) => [
      line(1020, 482 + row * 62, name, label),
      line(1170, 482 + row * 62, value, { size: 26 }),
    ]),
    line(1080, 900, '登记机关', { size: 27, spacing: 6 }),
    line(1180, 1010, '2026 年 01 月 12 日', { size: 26 }),
    roundSeal(1350, 928, { owner: '晋江市市场监督管理局', radius: 118, turn: -7 }),
    line(left, 1082, '市场主体应当于每年 1 月 1 日至 6 月 30 日报送公示年度报告', {
      size: 17,
      ink: inks.faint,
    }),
  ]
  return { drawn: drawn.join(''), tilt: 0.5, landscape: true, tint: '#fdfbf1' }
}

/** The woven border that such papers have. */
function frame(): string {
  const { height: width, width: height } = sheet
  const waves = Array.from({ length: 5 }, (_, at) => {
    const inset = 78 + at * 7
    const dash = `stroke-dasharray="${14 + at * 3} ${3 + at}"`
    return `<rect x="${inset}" y="${inset}" width="${width - inset * 2}" height="${height - inset * 2}" rx="${26 - at * 4}" ${dash} stroke-width="${at % 2 === 0 ? 3 : 5}"/>`
  })
  const rosettes = [
    [96, 96],
    [width - 96, 96],
    [96, height - 96],
    [width - 96, height - 96],
  ].map(([x, y]) =>
    Array.from(
      { length: 9 },
      (_, turn) =>
        `<ellipse cx="${x}" cy="${y}" rx="46" ry="17" transform="rotate(${turn * 20} ${x} ${y})" stroke-width="1.4"/>`,
    ).join(''),
  )
  const ground = Array.from({ length: 26 }, (_, at) => {
    const y = 170 + at * 36
    return `<path d="M140 ${y}q 122 -26 244 0t 244 0t 244 0t 244 0t 244 0t 244 0" stroke-width="1" opacity="0.22"/>`
  })
  return `<g fill="none" stroke="#b8934a">${ground.join('')}<g opacity="0.85">${waves.join('')}</g>${rosettes.join('')}</g>`
}

function squares(x: number, y: number, side: number): string {
  const random = chance(91350582)
  const count = 25
  const cell = side / count
  const dark: string[] = []
  const corner = (column: number, row: number) =>
    (column < 8 && row < 8) || (column > 16 && row < 8) || (column < 8 && row > 16)
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (random() < 0.48 && !corner(column, row))
        dark.push(`M${x + column * cell} ${y + row * cell}h${cell}v${cell}h-${cell}z`)
  const eye = (column: number, row: number) => {
    const [left, top] = [x + column * cell, y + row * cell]
    return `<rect x="${left + cell / 2}" y="${top + cell / 2}" width="${cell * 6}" height="${cell * 6}" fill="none" stroke="#222" stroke-width="${cell}"/><rect x="${left + cell * 2}" y="${top + cell * 2}" width="${cell * 3}" height="${cell * 3}" fill="#222"/>`
  }
  return `<path d="${dark.join('')}" fill="#222"/>${eye(0, 0)}${eye(18, 0)}${eye(0, 18)}`
}
