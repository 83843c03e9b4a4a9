import { inks, line, paragraph, rule, sheet, table } from '../drawing.ts'
import { customer, house } from '../parties.ts'
import type { Paper } from '../scanner.ts'
import { roundSeal } from '../seals.ts'

const { margin, width } = sheet
const measure = width - margin * 2
const number = 'MHQC-2026-0419'

/** 染整质量检验报告: cover sheet and two pages of results. */
export const inspectionReport = (): Paper[] => [
  { drawn: summary(), tilt: 0.55 },
  { drawn: results(), tilt: -0.3 },
]

const head = (page: number) =>
  [
    line(margin, 120, house.name, { size: 20, ink: inks.faint }),
    line(width - margin, 120, `报告编号 ${number}　第 ${page} 页 共 2 页`, {
      size: 20,
      at: 'end',
      ink: inks.faint,
    }),
    rule(margin, 138, width - margin, 138, 2),
  ].join('')

function summary(): string {
  const facts = table(
    margin,
    320,
    [{ wide: 180 }, { wide: 300, at: 'start' }, { wide: 180 }, { wide: 300, at: 'start' }],
    [
      ['客户名称', customer.name, '合同编号', 'MH-XS-2026-0318'],
      ['样品名称', '40S 双面棉毛布', '颜色 / 缸号', '藏青 / 26-0417-03'],
      ['送检数量', '1,520 kg（63 匹）', '抽样数量', '5 匹'],
      ['检验依据', 'GB/T 22848 一等品', '安全类别', 'GB 18401 B 类'],
      ['收样日期', '2026-04-17', '报告日期', '2026-04-19'],
    ],
    { head: false, high: 58, size: 21 },
  )
  const verdict = paragraph(
    margin + 30,
    facts.below + 130,
    measure - 60,
    '经抽样检验，所检项目符合 GB/T 22848 一等品及 GB 18401 B 类要求；可分解致癌芳香胺染料与三丁基锡（TBT）均未检出，符合合同约定与外销市场准入要求。准予出厂。',
  )
  return [
    head(1),
    line(width / 2, 230, '染整质量检验报告', { size: 46, at: 'middle', bold: true, spacing: 6 }),
    facts.svg,
    line(margin + 30, facts.below + 78, '检验结论：合格', { size: 28, bold: true }),
    verdict.svg,
    line(margin + 30, verdict.below + 36, '实测颜色与标准色样', { size: 22, bold: true }),
    cloth(margin + 30, verdict.below + 60, '#24304f', '标准色样'),
    cloth(margin + 290, verdict.below + 60, '#26324f', '大货样'),
    line(margin + 560, verdict.below + 130, '灰卡评级：4-5 级', { size: 24 }),
    line(margin + 560, verdict.below + 172, '光源：D65 / TL84', { size: 24 }),
    line(margin + 30, 1490, '主检：许雅婷　　　　审核：郑文海　　　　签发：蔡永辉', { size: 23 }),
    roundSeal(margin + 780, 1440, { owner: house.name, use: '检验专用章', turn: -5 }),
  ].join('')
}

function results(): string {
  const rows = [
    ['序号', '检验项目', '单位', '标准要求', '实测', '判定'],
    ['1', '单位面积质量偏差率', '%', '±5.0', '-1.8', '合格'],
    ['2', '顶破强力', 'N', '≥ 200', '326', '合格'],
    ['3', '水洗尺寸变化率（直向）', '%', '-6.0 ~ +2.0', '-3.4', '合格'],
    ['4', '水洗尺寸变化率（横向）', '%', '-6.0 ~ +2.0', '-2.9', '合格'],
    ['5', '扭曲率', '%', '≤ 5.0', '2.1', '合格'],
    ['6', '耐皂洗色牢度（变色 / 沾色）', '级', '≥ 3-4', '4-5 / 4', '合格'],
    ['7', '耐干摩擦色牢度', '级', '≥ 3', '4', '合格'],
    ['8', '耐湿摩擦色牢度', '级', '≥ 2-3', '3', '合格'],
    ['9', '耐汗渍色牢度（酸 / 碱）', '级', '≥ 3', '4 / 3-4', '合格'],
    ['10', '耐水色牢度', '级', '≥ 3', '4', '合格'],
    ['11', 'pH 值', '—', '4.0 ~ 8.5', '6.7', '合格'],
    ['12', '甲醛含量', 'mg/kg', '≤ 75', '未检出', '合格'],
    ['13', '可分解致癌芳香胺染料', 'mg/kg', '禁用（≤ 20）', '未检出', '合格'],
    ['14', '三丁基锡（TBT）', 'mg/kg', '≤ 0.5', '未检出', '合格'],
    ['15', '异味', '—', '无', '无', '合格'],
  ]
  const list = table(
    margin,
    260,
    [
      { wide: 70 },
      { wide: 350, at: 'start' },
      { wide: 110 },
      { wide: 180 },
      { wide: 140 },
      { wide: 110 },
    ],
    rows,
    { high: 60 },
  )
  return [
    head(2),
    line(margin, 220, '检验结果', { size: 28, bold: true }),
    list.svg,
    paragraph(
      margin,
      list.below + 56,
      measure,
      '说明：甲醛检出限 20 mg/kg，芳香胺检出限 5 mg/kg。本报告仅对所检样品负责；未经本公司书面同意，不得部分复制。',
      { size: 20, leading: 36, indent: 0 },
    ).svg,
    line(width / 2, list.below + 190, '— 报告结束 —', { size: 20, at: 'middle', ink: inks.faint }),
  ].join('')
}

function cloth(x: number, y: number, colour: string, name: string): string {
  const ribs = Array.from({ length: 28 }, (_, at) => `M${x + 4 + at * 8} ${y}v150`).join('')
  return `<rect x="${x}" y="${y}" width="228" height="150" fill="${colour}"/><path d="${ribs}" stroke="#fff" stroke-opacity="0.1" stroke-width="2"/>${line(x + 114, y + 184, name, { size: 20, at: 'middle' })}`
}
