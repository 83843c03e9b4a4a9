import * as z from 'zod'
import {
  MultiSelectPerson,
  MultiSelectStatic,
  Overflow,
  SelectPerson,
  SelectStatic,
} from './choosing.ts'
import { CollapsiblePanel, Column, ColumnSet, Form } from './containers.ts'
import { Button, Checker, DatePicker, Input, PickerDatetime, PickerTime } from './filling.ts'
import { Chart, Div, Hr, Img, Markdown, PersonList } from './showing.ts'
import { Table } from './table.ts'

/** Any component that this workspace draws; a property or a tag not named here is a fault. */
export const Component = z.discriminatedUnion('tag', [
  Markdown,
  Div,
  Hr,
  Img,
  PersonList,
  Chart,
  Table,
  Column,
  ColumnSet,
  Form,
  CollapsiblePanel,
  Input,
  SelectStatic,
  MultiSelectStatic,
  SelectPerson,
  MultiSelectPerson,
  DatePicker,
  PickerTime,
  PickerDatetime,
  Checker,
  Button,
  Overflow,
])
export type Component = z.infer<typeof Component>

/** What a person fills in, and a form sends by its name. */
export type Field = Extract<
  Component,
  {
    tag:
      | 'input'
      | 'select_static'
      | 'multi_select_static'
      | 'select_person'
      | 'multi_select_person'
      | 'date_picker'
      | 'picker_time'
      | 'picker_datetime'
      | 'checker'
  }
>

const fields: ReadonlySet<Component['tag']> = new Set<Field['tag']>([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
])

/** Whether a person fills it in. */
export const isField = (component: Component): component is Field => fields.has(component.tag)

/** What a container holds, with the name of the property that holds it. */
export const heldBy = (component: Component): { key: string; items: unknown[] } | undefined => {
  switch (component.tag) {
    case 'column_set':
      return { key: 'columns', items: component.columns }
    case 'column':
    case 'form':
    case 'collapsible_panel':
      return { key: 'elements', items: component.elements ?? [] }
    default:
      return undefined
  }
}
