import * as z from 'zod'
import { Button, Checkboxes, Overflow, RadioButtons } from './buttons.ts'
import { Chart } from './chart.ts'
import { EmailInput, FileInput, NumberInput, PlainTextInput, UrlInput } from './inputs.ts'
import { BlockId } from './names.ts'
import { DatePicker, DateTimePicker, TimePicker } from './pickers.ts'
import { Image, ImageBlock } from './picture.ts'
import { RichText } from './rich-text.ts'
import { selects } from './selects.ts'
import { Table } from './table.ts'
import { anyText, markedText, plainText } from './text.ts'

const choosers = [Checkboxes, RadioButtons, DatePicker, TimePicker, ...selects] as const

const Section = z
  .strictObject({
    type: z.literal('section'),
    block_id: BlockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z.discriminatedUnion('type', [Button, Overflow, Image, ...choosers]).optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    error: 'must have text or fields',
  })

const Actions = z.strictObject({
  type: z.literal('actions'),
  block_id: BlockId,
  elements: z
    .array(z.discriminatedUnion('type', [Button, Overflow, DateTimePicker, ...choosers]))
    .min(1)
    .max(25),
})

const Input = z.strictObject({
  type: z.literal('input'),
  block_id: BlockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    PlainTextInput,
    NumberInput,
    EmailInput,
    UrlInput,
    FileInput,
    DateTimePicker,
    ...choosers,
  ]),
})

/** Any block that this workspace draws; a property or a type not named here is refused. */
export const Block = z.discriminatedUnion('type', [
  Section,
  Actions,
  Input,
  ImageBlock,
  RichText,
  Table,
  Chart,
  z.strictObject({ type: z.literal('divider'), block_id: BlockId }),
  z.strictObject({ type: z.literal('header'), block_id: BlockId, text: plainText(150) }),
  z.strictObject({
    type: z.literal('context'),
    block_id: BlockId,
    elements: z
      .array(z.discriminatedUnion('type', [Image, plainText(3000), markedText(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal('markdown'),
    block_id: BlockId,
    text: z.string().min(1).max(12_000),
  }),
  z.strictObject({
    type: z.literal('alert'),
    block_id: BlockId,
    text: anyText(200),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
])
export type Block = z.infer<typeof Block>
