import { describe, expect, test } from 'vitest'
import { isNear } from '../../../shared/domain/customers/likeness.ts'
import { companyName } from '../../../shared/terms/company-name.ts'
import { phoneDigits } from '../../../shared/terms/search-text.ts'

describe('a company is known by its brand', () => {
  test.each([
    ['福建凤竹纺织科技股份有限公司', '福建凤竹纺织科技', '凤竹纺织科技', '凤竹'],
    ['福建省泉州市凤竹集团有限公司', '福建省泉州市凤竹', '凤竹', '凤竹'],
    ['内蒙古伊利实业集团股份有限公司', '内蒙古伊利实业', '伊利实业', '伊利'],
    ['晋江恒安鞋业(福建)有限公司', '晋江恒安鞋业', '恒安鞋业', '恒安'],
    ['福建纺织有限公司', '福建纺织', '福建纺织', '福建纺织'],
    ['七匹狼', '七匹狼', '七匹狼', '七匹狼'],
    ['Fengzhu Textile Co., Ltd.', 'fengzhutextile', 'fengzhutextile', 'fengzhu'],
    ['Ａ８音乐集团', 'a8音乐', 'a8音乐', 'a8音乐'],
    ['公司', '公司', '公司', '公司'],
    ['(筹)', '筹', '筹', '筹'],
  ])('%s', (name, plain, core, brand) => {
    expect(companyName(name)).toEqual({ plain, core, brand })
  })
})

describe('two names are near', () => {
  test.each([
    ['福建凤竹纺织科技股份有限公司', '凤竹纺织科技有限公司'],
    ['凤竹集团有限公司', '福建凤竹针织有限公司'],
    ['福建新凤竹实业有限公司', '凤竹有限公司'],
    ['凤竹(中国)有限公司', '晋江凤竹鞋业'],
    ['Fengzhu Textile Co., Ltd.', 'FENGZHU TEXTILE LIMITED'],
  ])('%s and %s', (one, other) => {
    expect(isNear(one, other)).toBe(true)
    expect(isNear(other, one)).toBe(true)
  })

  test.each([
    ['福建凤竹纺织科技股份有限公司', '福建恒安纺织科技股份有限公司'],
    ['福建纺织有限公司', '浙江纺织有限公司'],
    ['晋江海鸥鞋业有限公司', '晋江白鹭鞋业有限公司'],
  ])('%s and %s are not', (one, other) => {
    expect(isNear(one, other)).toBe(false)
  })
})

test.each([
  ['0595-8565 6506', '59585656506'],
  ['+86 595 85656506', '59585656506'],
  ['0086-13805950001', '13805950001'],
  ['１３８ ０５９５ ０００１', '13805950001'],
])('the telephone %s is dialled %s', (written, digits) => {
  expect(phoneDigits(written)).toBe(digits)
})
