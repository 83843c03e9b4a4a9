import type { Tongue } from './tongue.ts'

/** Says what is wrong with what was typed. A fault without words of its own reads as "does not fit". */
export function faultText(fault: string, limit: number | undefined, t: Tongue): string {
  switch (fault) {
    case 'required':
      return t('请填写此项。', 'This is needed.')
    case 'tooShort':
      return t(`至少 ${limit} 个字符。`, `At least ${limit} characters.`)
    case 'tooLong':
      return t(`最多 ${limit} 个字符。`, `At most ${limit} characters.`)
    case 'tooSmall':
      return t(`不能小于 ${limit}。`, `Not less than ${limit}.`)
    case 'tooLarge':
      return t(`不能大于 ${limit}。`, `Not more than ${limit}.`)
    case 'choice':
      return t('请从列表中选择。', 'Choose from the list.')
    case 'date':
      return t('不是有效的日期。', 'This is not a date.')
    case 'creditCode':
      return t(
        '统一社会信用代码不正确：校验位不符，请核对。',
        'Not a unified social credit code: its check character does not fit.',
      )
    case 'residentId':
      return t(
        '身份证号不正确：校验位不符，请核对。',
        'Not a resident id: its check digit does not fit.',
      )
    case 'noColumn':
      return t('这一格上面没有认得的栏目名称。', 'This cell stands under no heading that we know.')
    default:
      return t('填写的内容不符合要求。', 'What is written here does not fit.')
  }
}
