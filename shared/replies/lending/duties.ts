import type { Tongue } from '../tongue.ts'

/** The duties of a borrower, as they are acknowledged before the first page. 篇2 rules §7.4 */
export const duties = (t: Tongue): string[] => [
  t('档案借阅者必须做到：', 'Whoever borrows a document must:'),
  t('一、爱护档案，保持整洁，严禁涂改。', '1. Take care of it, keep it clean, and never alter it.'),
  t(
    '二、注意安全保密，严禁擅自翻印、抄录、转借、遗失。',
    '2. Keep it safe and secret: never reproduce it, copy from it, pass it on, or lose it.',
  ),
  t(
    '每页均带阅档人姓名、时间和借阅号水印；遗失、泄漏的，追究责任。',
    'Every page carries the reader’s name, the time and the request number; for loss or leak the reader answers.',
  ),
]
