import * as z from 'zod'
import { anyText, plainText } from './text.ts'

const described = {
  value: z.string().min(1).max(75), // python-slack-sdk allows 150, @slack/types 75: the lower holds everywhere
  description: plainText(75).optional(),
}

/** One line of a select or an overflow menu. */
export const Choice = z.strictObject({ text: plainText(75), ...described })
export type Choice = z.infer<typeof Choice>

/** One line of an overflow menu, which may lead to a page. */
export const MenuChoice = z.strictObject({
  text: plainText(75),
  ...described,
  url: z.url().max(3000).optional(),
})

/** One line of check boxes or radio buttons, which may be marked up. */
export const BoxChoice = z.strictObject({ text: anyText(75), ...described })

/** A heading in a select with its lines. */
export const ChoiceGroup = z.strictObject({
  label: plainText(75),
  options: z.array(Choice).min(1).max(100),
})

/** "Are you sure?" before an element acts. */
export const Confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})

type Lines = {
  options?: { value: string }[] | undefined
  option_groups?: { options: { value: string }[] }[] | undefined
}

/** Every line an element offers, groups opened. */
export const linesOf = (element: Lines) =>
  element.options ?? (element.option_groups ?? []).flatMap((group) => group.options)

/** A select shows either lines or groups of lines, never both, never neither. */
export const eitherLinesOrGroups = (element: Lines) =>
  (element.options === undefined) !== (element.option_groups === undefined)

/** What stands chosen at first must be one of the lines. */
export const startsWithin = (
  element: Lines & {
    initial_option?: { value: string } | undefined
    initial_options?: { value: string }[] | undefined
  },
) => {
  const values = new Set(linesOf(element).map((line) => line.value))
  const first = [element.initial_option, ...(element.initial_options ?? [])]
  return first.every((line) => line === undefined || values.has(line.value))
}
