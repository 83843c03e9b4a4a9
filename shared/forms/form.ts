import * as z from 'zod'
import type { Bilingual } from '../terms/locale.ts'

/** How a person fills a field in. Each chat draws each of them its own way. */
export type Control =
  | 'line'
  | 'paragraph'
  | 'select'
  | 'checks'
  | 'tick'
  | 'date'
  | 'time'
  | 'person'
  | 'lookup'

/** What a type-ahead field searches. */
export type Lookup = 'customer' | 'customerOrNew' | 'document' | 'archiveNumber' | 'person'

/** How a field reads to a person. What it accepts is the schema's business. */
export interface FieldText {
  label: Bilingual
  hint?: Bilingual
  control?: Control
  lookup?: Lookup
  /** What each value of an enum is called. */
  choices?: Readonly<Record<string, Bilingual>>
  /** Values under headings, in order. */
  groups?: readonly { title: Bilingual; values: readonly string[] }[]
}

/** A field as a chat adapter or a sheet reader sees it. */
export interface Field {
  name: string
  label: Bilingual
  hint: Bilingual | undefined
  control: Control
  lookup: Lookup | undefined
  required: boolean
  maxLength: number | undefined
  options: { value: string; text: Bilingual }[]
  groups: readonly { title: Bilingual; values: readonly string[] }[]
}

/** A form: the schema says what is accepted, its fields how they read. Its id is the activity that takes it. */
export interface Form<Schema extends z.ZodObject = z.ZodObject> {
  id: string
  /** At most 24 characters: Slack's limit for the title of a modal. */
  title: Bilingual
  submit: Bilingual
  schema: Schema
}

export type Filled<F extends Form> = z.output<F['schema']>

const texts = z.registry<FieldText>()

/** Puts words on a schema. Works on a copy, so that a shared term keeps no form's label. Words go on the outermost schema. */
export function field<Schema extends z.ZodType>(schema: Schema, text: FieldText): Schema {
  const copy = schema.clone()
  texts.add(copy, text)
  return copy
}

/** The fields of a form, in the order written. */
export function fieldsOf(form: Form): Field[] {
  return Object.entries(form.schema.shape).map(([name, schema]) => {
    const text = texts.get(schema as z.ZodType)
    if (!text) throw new TypeError(`${form.id}.${name} has no words: wrap its schema in field()`)
    const values = valuesOf(schema as z.ZodType)
    return {
      name,
      label: text.label,
      hint: text.hint,
      control: text.control ?? (text.lookup ? 'lookup' : values.length > 0 ? 'select' : 'line'),
      lookup: text.lookup,
      required: !(schema as z.ZodType).safeParse(undefined).success,
      maxLength: longestOf(schema as z.ZodType),
      options: values.map((value) => ({
        value,
        text: text.choices?.[value] ?? { zh: value, en: value },
      })),
      groups: text.groups ?? [],
    }
  })
}

function valuesOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return valuesOf(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodArray) return valuesOf(schema.element as z.ZodType)
  return schema instanceof z.ZodEnum ? schema.options.map(String) : []
}

function longestOf(schema: z.ZodType): number | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return longestOf(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodPipe) return longestOf(schema.in as z.ZodType)
  return schema instanceof z.ZodString ? (schema.maxLength ?? undefined) : undefined
}
