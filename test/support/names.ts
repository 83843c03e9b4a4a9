import type { Customer } from '../../shared/records/customer.ts'
import { MONDAY } from './company.ts'

/** Characters that brands are made of, with their pinyin written by hand: the test does not ask the code how to read. */
const brandSigns =
  '凤feng 竹zhu 恒heng 安an 海hai 鸥ou 金jin 龙long 华hua 兴xing 泰tai 利li 达da 福fu 源yuan 永yong 昌chang 新xin 宏hong 伟wei 明ming 辉hui 东dong 方fang 南nan 洋yang 远yuan 航hang 天tian 宇yu 星xing 月yue 山shan 河he 江jiang 湖hu 林lin 木mu 玉yu 云yun 雨yu 春chun 秋qiu 梅mei 兰lan 菊ju 松song 鹤he 鹰ying 虎hu 豹bao 马ma 牛niu 羊yang 鱼yu 雅ya 康kang 健jian 美mei 佳jia 丽li 诚cheng 信xin 义yi 仁ren 德de 智zhi 慧hui 力li 国guo 民min 家jia 乡xiang 百bai 千qian 万wan 亿yi 佰bai 仟qian 三san 五wu 七qi 九jiu 双shuang 同tong 平ping 正zheng 中zhong 广guang 博bo 文wen 武wu 科ke 景jing 丰feng 盈ying 嘉jia 瑞rui 祥xiang 吉ji 庆qing 晶jing 晨chen 光guang'
const regionSigns =
  '福建fu,jian 晋江jin,jiang 泉州quan,zhou 南京nan,jing 浙江zhe,jiang 广东guang,dong 上海shang,hai 苏州su,zhou'
const tradeSigns =
  '纺织fang,zhi 服装fu,zhuang 鞋业xie,ye 贸易mao,yi 实业shi,ye 机械ji,xie 食品shi,pin 茶业cha,ye 陶瓷tao,ci 电子dian,zi 化工hua,gong 物流wu,liu'

interface Word {
  zh: string
  syllables: string[]
}

const wordsOf = (signs: string): Word[] =>
  signs.split(' ').map((sign) => {
    const [zh = ''] = /^\p{Script=Han}+/u.exec(sign) ?? []
    return { zh, syllables: sign.slice(zh.length).split(',') }
  })

const brands = wordsOf(brandSigns)
const regions = wordsOf(regionSigns)
const trades = wordsOf(tradeSigns)

/** A made-up customer, with its syllables as a person would type them. */
export interface MadeUp {
  id: string
  name: string
  /** Without the legal form. */
  plain: string
  brand: string
  /** A syllable a character. */
  syllables: string[]
  /** Where in the name its brand begins. */
  brandAt: number
}

const pick = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

/** The nth customer: one in four begins with a region, all have a brand of two characters and a trade. */
export function madeUp(n: number): MadeUp {
  const first = pick(brands, n)
  const second = pick(brands, Math.floor(n / brands.length) * 7 + 3)
  const trade = pick(trades, n * 5 + Math.floor(n / 1000))
  const region = n % 4 === 0 ? pick(regions, n / 4) : undefined
  const brand = first.zh + second.zh
  const plain = (region?.zh ?? '') + brand + trade.zh
  return {
    id: n.toString(36).padStart(4, '0'),
    name: `${plain}有限公司`,
    plain,
    brand,
    syllables: [region, first, second, trade].flatMap((word) => word?.syllables ?? []),
    brandAt: region ? 2 : 0,
  }
}

/** The card of somebody of that name. */
export const cardOf = (id: string, name: string, more: Partial<Customer> = {}): Customer => ({
  kind: 'customer',
  id,
  version: 1,
  number: 'KH00001',
  name,
  aliases: [],
  nature: 'enterprise',
  stage: 'current',
  ownerId: 'lin',
  ownerName: '林晓雯',
  departmentId: '销售一部',
  source: 'visit',
  updatedAt: MONDAY,
  updatedBy: 'lin',
  updatedByName: '林晓雯',
  ...more,
})
