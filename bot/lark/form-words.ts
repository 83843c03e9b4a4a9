import { tongueOf } from '../../shared/replies/tongue.ts'
import type { Locale } from '../../shared/terms/locale.ts'

/** Words of ours on form cards, in the reader's language. */
export function formWords(locale: Locale) {
  const t = tongueOf(locale)
  return {
    cancel: t('取消', 'Cancel'),
    search: t('搜索', 'Search'),
    choose: t('请选择', 'Choose'),
    none: t('（不选）', '(none)'),
    day: t('选择日期', 'Choose a day'),
    time: t('选择时间', 'Choose a time'),
    yes: t('是', 'Yes'),
    typeHere: t('输入后按「搜索」', 'Type, then press Search'),
    goOn: t('写不下时在此续写', 'Continue here when the box above is full'),
    cancelled: t('已取消', 'Cancelled'),
    done: t('已完成', 'Done'),
    correct: t('请更正标红的项。', 'Correct what is marked in red.'),
    typeFirst: t('请先输入要找的名称。', 'Type what to look for first.'),
    nothing: (typed: string) =>
      t(
        `没有找到「${typed}」。换个写法再搜，或清空搜索框。`,
        `Nothing called “${typed}”. Try another spelling, or empty the search box.`,
      ),
    onlyNew: t(
      '没有这个名称。要新建，请在下面的列表里选择。',
      'Nothing bears this name. To open it, choose so in the list below.',
    ),
    found: (count: number) => t(`找到 ${count} 个，请选择。`, `${count} found: choose one.`),
    foundOne: t('找到 1 个，已选上，请核对。', 'One found and chosen: check it.'),
    first: (count: number) =>
      t(
        `显示前 ${count} 个；写得更全，可以再搜。`,
        `The first ${count}: type more of the name for others.`,
      ),
    which: (typed: string) =>
      t(`「${typed}」可能指以下几个，请选择。`, `“${typed}” could be several: choose one.`),
    sure: (typed: string) =>
      t(`您又输入了「${typed}」，请核对所选。`, `You typed “${typed}” since: check the choice.`),
    tooLong: t(
      '卡片放不下这么多内容。请写短一些再试。',
      'A card does not hold that much. Shorten it and try again.',
    ),
    already: t(
      '这张表单已经提交，不能再取消。',
      'This form was submitted: it cannot be cancelled.',
    ),
  }
}

/** Said in both languages, since nobody knows any more whose form it was. */
export const lapsed = '这张表单已失效，请重新打开。\nThis form has lapsed: open it again.'
/** Said in both languages, to somebody whose form it is not. */
export const notYours = '这张表单是给别人的。\nThis form is somebody else’s.'
