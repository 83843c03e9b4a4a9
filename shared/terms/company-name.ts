import { regionOf } from './regions.ts'
import { hasHan, searchText, searchWords } from './search-text.ts'

/** A company's name taken apart, each part as it is looked for. */
export interface CompanyName {
  /** Without its legal form: `福建凤竹纺织科技`. */
  plain: string
  /** Without legal form and region: `凤竹纺织科技`. */
  core: string
  /** What it is known by, without the words of its trade: `凤竹`. */
  brand: string
}

/** Takes a company's name apart, Chinese or Latin. */
export function companyName(name: string): CompanyName {
  const open = name.normalize('NFKC').replace(/\([^()]*\)/g, ' ')
  const written = searchText(open) === '' ? name : open
  return hasHan(written) ? chineseName(written) : latinName(written)
}

/** What was typed of a name so far, without the legal form that it ends in or has begun to end in: 凤竹有限, 凤竹股份有. */
export function typedName(text: string): string {
  const typed = searchText(text)
  if (!hasHan(typed)) return typed
  const points = Array.from(typed)
  const begun = points.findIndex(
    (_, at) => at >= 2 && at <= points.length - 2 && isBegun(points, at),
  )
  return withoutTail(begun < 0 ? typed : points.slice(0, begun).join(''), legalForms)
}

const isBegun = (points: string[], at: number) => {
  const tail = points.slice(at).join('')
  return legalForms.some((form) => form.startsWith(tail))
}

/** The words of a Latin name without its legal form, as `fengzhu textile`. */
export function latinWords(name: string): string[] {
  const words = searchWords(name)
  const end = words.findLastIndex((word) => !latinForms.has(word))
  return end < 0 ? words : words.slice(0, end + 1)
}

function chineseName(name: string): CompanyName {
  const plain = withoutTail(searchText(name), legalForms)
  let core = plain
  // 福建泉州凤竹: a province and its city may both stand before the brand.
  for (
    let region = regionOf(core);
    region && core.length - region.length >= 2;
    region = regionOf(core)
  )
    core = core.slice(region.length)
  const brand = withoutTail(core, trades)
  // 福建纺织: the region is all that tells it from others.
  return trades.includes(brand) ? { plain, core: plain, brand: plain } : { plain, core, brand }
}

function latinName(name: string): CompanyName {
  const words = latinWords(name)
  const plain = words.join('')
  const brand = words.find((word) => !articles.has(word)) ?? plain
  return { plain, core: plain, brand: brand.length >= 3 ? brand : plain }
}

/** Takes the longest known word off the end as long as two characters remain. */
function withoutTail(text: string, words: readonly string[]): string {
  const tail = words.find(
    (word) => text.endsWith(word) && Array.from(text).length - word.length >= 2,
  )
  return tail ? withoutTail(text.slice(0, -tail.length), words) : text
}

const byLength = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)

const legalForms = byLength(`
  有限责任公司 股份有限公司 有限公司 股份公司 集团公司 总公司 分公司 子公司 公司 集团 股份 总厂 个体工商户 普通合伙 有限合伙 合伙企业
`)

const trades = byLength(`
  纺织 织造 服装 服饰 鞋业 鞋服 鞋材 针织 印染 染整 漂染 染织 化纤 制衣 皮革 箱包 面料 布业 体育 用品 体育用品 日用品 科技 技术 高新技术
  信息 网络 软件 电子 电器 电气 机械 机电 设备 制造 工业 实业 贸易 商贸 外贸 进出口 国际 国际贸易 发展 投资 控股 企业 建设 建筑 建材 工程
  材料 新材料 化工 医药 药业 食品 饮料 茶业 茶叶 陶瓷 石材 石业 家具 家居 五金 塑料 塑胶 橡胶 包装 印刷 物流 运输 汽车 能源 电力 环保 农业
  水产 生物 生物科技 文化 传媒 教育 旅游 酒店 餐饮 百货 超市 商业 商店 商行 经营部 批发 零售 服务 咨询 管理 工贸 轻工 玩具 工艺品 礼品 染料
  助剂 厂 社 店 行 中心 事务所 研究院
`)

const latinForms = new Set(
  'co ltd limited inc incorporated corp corporation company llc llp plc gmbh ag sa bv group holdings pte'.split(
    ' ',
  ),
)

const articles = new Set(['the', 'new', 'a'])
