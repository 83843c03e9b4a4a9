import { box, type Drawn, inks, line, paragraph, rule, sheet, table, written } from '../drawing.ts'
import { customer, house } from '../parties.ts'
import type { Paper } from '../scanner.ts'
import { nameSeal, roundSeal } from '../seals.ts'

const { margin, width } = sheet
const measure = width - margin * 2
const number = 'MH-XS-2026-0318'

/** 购销合同: three pages, signed and sealed by both sides. */
export const salesContract = (): Paper[] => [
  { drawn: goods(), tilt: -0.6 },
  { drawn: terms(), tilt: 0.4 },
  { drawn: signatures(), tilt: -0.35 },
]

const foot = (page: number) =>
  line(width / 2, 1660, `第 ${page} 页　共 3 页`, { size: 18, at: 'middle', ink: inks.faint })

/** Half of the seal on each sheet's edge (骑缝章), so that no sheet can be changed. */
const edgeSeal = (page: number) =>
  `<g transform="translate(${width + 46 - page * 12} 880)">${roundSeal(0, 0, { owner: house.name, use: '合同专用章', radius: 104 })}</g>`

function goods(): string {
  const side = (y: number, role: string, who: typeof house) =>
    [
      line(margin, y, `${role}：${who.name}`, { bold: true }),
      line(margin, y + 40, `统一社会信用代码：${who.code}`, { size: 21 }),
      line(margin, y + 78, `地址：${who.address}　　电话：${who.phone}`, { size: 21 }),
    ].join('')
  const rows = [
    ['品名', '规格', '颜色', '数量（kg）', '单价（元）', '金额（元）'],
    ['32S 精梳棉汗布', '180 g/m²', '漂白', '6,000', '42.50', '255,000.00'],
    ['40S 双面棉毛布', '210 g/m²', '藏青', '4,500', '51.80', '233,100.00'],
    ['21S 毛圈卫衣布', '320 g/m²', '麻灰', '8,000', '38.60', '308,800.00'],
    ['氨纶汗布 95/5', '200 g/m²', '黑', '3,200', '56.00', '179,200.00'],
    ['合计', '', '', '21,700', '', '976,100.00'],
  ]
  const list = table(
    margin,
    700,
    [
      { wide: 230, at: 'start' },
      { wide: 150 },
      { wide: 110 },
      { wide: 145, at: 'end' },
      { wide: 140, at: 'end' },
      { wide: 185, at: 'end' },
    ],
    rows,
  )
  return [
    line(width / 2, 190, '购 销 合 同', { size: 50, at: 'middle', bold: true, spacing: 10 }),
    line(width - margin, 256, `合同编号：${number}`, { size: 21, at: 'end' }),
    line(width - margin, 292, '签订地点：福建省晋江市', { size: 21, at: 'end' }),
    side(360, '甲方（供方）', house),
    side(500, '乙方（需方）', customer),
    paragraph(
      margin,
      642,
      measure,
      '经双方协商一致，就乙方向甲方购买针织染整面料事宜，订立本合同。',
    ).svg,
    list.svg,
    line(margin, list.below + 46, '合计人民币（大写）：玖拾柒万陆仟壹佰元整', { bold: true }),
    clauses(list.below + 108, [
      '一、质量标准：按 GB/T 22848 一等品执行，安全性能符合 GB 18401 B 类；不得使用禁用偶氮染料，三丁基锡（TBT）不得检出。',
      '二、交货期限：2026 年 4 月 25 日前交付第一批一万公斤，余量于 5 月 20 日前交清。数量允许有正负百分之三的差异，按实际过磅数结算。',
      '三、交货地点与运输：甲方送货至乙方晋江仓库，运费由甲方承担，卸货由乙方负责。',
      '四、包装：每匹内衬纸管、外套塑料袋，注明缸号、匹号、净重。',
    ]).svg,
    edgeSeal(1),
    foot(1),
  ].join('')
}

const terms = () =>
  [
    clauses(180, [
      '五、验收：乙方应于收货之日起七日内提出书面异议；开裁即视为对外观质量的认可。色差以双方封存的标准色样为准，低于 4 级者可以退货。',
      '六、结算方式：合同签订后五日内乙方预付货款的百分之二十；余款自每批货物验收合格之日起六十日内以电汇付清。乙方的信用额度以甲方核定的《客户信用额度审批表》为准，超出额度的订单须经甲方批准后方可发货。',
      '七、违约责任：甲方逾期交货的，每逾期一日按该批货款的千分之一支付违约金；乙方逾期付款的，每逾期一日按未付金额的千分之一支付违约金。',
      '八、退赔与折价：经双方共同鉴定属甲方责任的质量问题，甲方应在十五日内返修、换货或者折价；属乙方储存、加工不当造成的，由乙方自行承担。',
      '九、保密：双方对因履行本合同而知悉的对方工艺、配方、价格及客户资料负有保密义务，本合同终止后两年内继续有效。',
      '十、不可抗力：因不可抗力不能履行合同的，应在三日内通知对方，并在十五日内提供证明，部分或者全部免除责任。',
      '十一、争议解决：因本合同发生的争议，双方协商解决；协商不成的，提交合同签订地人民法院诉讼解决。',
      '十二、其他：本合同一式四份，双方各执两份，自双方签字盖章之日起生效。附件（标准色样、质量检验报告）与本合同具有同等效力。',
    ]).svg,
    edgeSeal(2),
    foot(2),
  ].join('')

function signatures(): string {
  const half = measure / 2
  const party = (x: number, role: string, who: typeof house, date: string, by: string) =>
    [
      line(x, 330, `${role}（盖章）`, { bold: true }),
      line(x, 384, who.name),
      line(x, 470, '法定代表人：', { size: 22 }),
      line(x, 550, '委托代理人：', { size: 22 }),
      written(x + 150, 548, by, 34),
      line(x, 630, '开户银行及账号：', { size: 22 }),
      line(x, 668, who.bank, { size: 19 }),
      line(x, 760, '签订日期：', { size: 22 }),
      written(x + 128, 758, date),
      nameSeal(x + 190, 462, who.head, who === house ? -4 : 5),
    ].join('')
  return [
    line(width / 2, 190, '（本页为签署页，以下无正文）', {
      size: 21,
      at: 'middle',
      ink: inks.faint,
    }),
    box(margin - 24, 262, measure + 48, 560, 2),
    rule(width / 2, 262, width / 2, 822),
    party(margin + 6, '甲方', house, '2026.3.18', '陈志强'),
    party(margin + half + 18, '乙方', customer, '2026.3.18', '吴秀英'),
    roundSeal(margin + 330, 620, { owner: house.name, use: '合同专用章', turn: -9 }),
    roundSeal(margin + half + 340, 606, { owner: customer.name, use: '合同专用章', turn: 6 }),
    line(margin, 900, '附：标准色样（藏青 / 麻灰 / 黑）', { size: 21 }),
    ...['#24304f', '#9a9c9e', '#232326'].map((colour, at) =>
      swatch(margin + at * 230, 930, colour),
    ),
    edgeSeal(3),
    foot(3),
  ].join('')
}

/** A cutting of cloth, pinked at its edges. */
function swatch(x: number, y: number, colour: string): string {
  const teeth = Array.from({ length: 38 }, (_, at) => `l5 ${at % 2 === 0 ? -7 : 7}`).join('')
  const ribs = Array.from({ length: 24 }, (_, at) => `M${x + 4 + at * 8} ${y}v130`).join('')
  return `<path d="M${x} ${y}${teeth}V${y + 132}H${x}Z" fill="${colour}"/><path d="${ribs}" stroke="#fff" stroke-opacity="0.12" stroke-width="2"/>`
}

function clauses(y: number, texts: readonly string[]): Drawn {
  let below = y
  const svg: string[] = []
  for (const text of texts) {
    const drawn = paragraph(margin, below, measure, text)
    svg.push(drawn.svg)
    below = drawn.below + 10
  }
  return { svg: svg.join(''), below }
}
