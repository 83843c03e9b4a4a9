import { inks, line, paragraph, sheet, written } from '../drawing.ts'
import { customer, house } from '../parties.ts'
import type { Paper } from '../scanner.ts'
import { nameSeal, roundSeal } from '../seals.ts'

const { margin, width } = sheet
const measure = width - margin * 2

/** 并购意向书: the paper that nobody reads. */
export const takeoverLetter = (): Paper[] => [
  { drawn: intent(), tilt: 0.35 },
  { drawn: signatures(), tilt: -0.5 },
]

const mark = line(margin, 130, '绝密 ★ 长期', { size: 28, bold: true, ink: inks.seal })
const copy = line(width - margin, 130, '份号：02 / 03', { size: 21, at: 'end' })

function running(from: number, texts: readonly string[]): string {
  let below = from
  return texts
    .map((text) => {
      const drawn = paragraph(margin, below, measure, text, { leading: 44 })
      below = drawn.below + 14
      return drawn.svg
    })
    .join('')
}

const intent = () =>
  [
    mark,
    copy,
    line(width / 2, 250, '并 购 意 向 书', { size: 50, at: 'middle', bold: true, spacing: 10 }),
    line(margin, 340, `甲方（拟收购方）：${house.name}`, { bold: true }),
    line(
      margin,
      384,
      `乙方（标的公司股东）：蔡美丽、蔡文彬（合计持有${customer.name} 100% 股权）`,
      { size: 22 },
    ),
    running(460, [
      '鉴于甲方拟向下游针织环节延伸，乙方有意引入战略股东，双方经初步磋商，就甲方收购标的公司部分股权事宜达成如下意向：',
      '一、交易标的：乙方合计持有的标的公司 51% 股权。收购完成后标的公司保留原名称、原经营团队，董事会五席中甲方委派三席。',
      '二、估值与对价：以 2025 年度经审计净利润为基础，按 7.5 倍市盈率暂估标的公司整体价值为人民币壹亿贰仟叁佰万元，51% 股权对应对价人民币陆仟贰佰柒拾叁万元；最终价格以尽职调查及评估结果调整。',
      '三、支付方式：签订正式协议后十个工作日内支付 30%，股权变更登记完成后支付 50%，余款待 2027 年度业绩承诺审计确认后付清。',
      '四、业绩承诺：乙方承诺标的公司 2026 年、2027 年净利润分别不低于人民币一千八百万元、二千一百万元，不足部分以现金补足。',
      '五、排他期：自本意向书签署之日起一百二十日内，乙方不得与任何第三方就标的公司股权、主要资产的转让进行接触或者磋商。',
      '六、尽职调查：甲方于排他期内对标的公司财务、法律、环保及客户合同进行调查，乙方应当如实提供资料。',
    ]),
    line(width / 2, 1660, '第 1 页　共 2 页', { size: 18, at: 'middle', ink: inks.faint }),
  ].join('')

const signatures = () =>
  [
    mark,
    copy,
    running(220, [
      '七、保密：本意向书的存在、内容及谈判情况，知悉范围限于双方法定代表人及其书面指定的顾问各一人；任何一方不得向员工、客户、供应商、金融机构或者媒体披露。本意向书不得复制、摘抄。',
      '八、效力：除排他、保密、费用承担及争议解决条款外，本意向书其余各条不具有法律约束力。',
      '九、费用：各方各自承担因本次交易发生的费用。',
    ]),
    line(margin, 720, '甲方（盖章）：', { bold: true }),
    line(margin, 764, house.name),
    line(margin, 840, '法定代表人：', { size: 22 }),
    nameSeal(margin + 190, 832, house.head, -5),
    line(margin + 520, 720, '乙方（签字）：', { bold: true }),
    written(margin + 560, 790, '蔡美丽', 42),
    written(margin + 720, 850, '蔡文彬', 42),
    line(margin, 980, '签署日期：', { size: 22 }),
    written(margin + 128, 978, '2026 年 9 月 8 日', 28),
    roundSeal(margin + 350, 786, { owner: house.name, turn: -8 }),
    line(width / 2, 1660, '第 2 页　共 2 页', { size: 18, at: 'middle', ink: inks.faint }),
  ].join('')
