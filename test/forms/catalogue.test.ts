import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { activities } from '../../shared/commands/catalogue.ts'
import { formNamed, forms } from '../../shared/forms/catalogue.ts'
import { type Form, fieldsOf } from '../../shared/forms/form.ts'

const room = new URL('../../shared/', import.meta.url)

const filesIn = (folder: string): URL[] =>
  readdirSync(new URL(folder, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => new URL(`${folder}${name}`, room))

const isForm = (value: unknown): value is Form =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema instanceof z.ZodObject &&
  'submit' in value

const written: Form[] = []
for (const file of filesIn('forms/')) {
  const found: Record<string, unknown> = await import(file.href)
  written.push(...Object.values(found).filter(isForm))
}

describe('the catalogue of forms', () => {
  it('has every form that is written, each once', () => {
    const ids = (all: readonly Form[]) => all.map(({ id }) => id).sort()
    expect(ids(forms)).toEqual(ids(written))
    expect(new Set(ids(forms)).size).toBe(forms.length)
  })

  it('has every form that any entrance opens: forms are written in their own room and nowhere else', () => {
    const openers = [...filesIn('commands/'), ...filesIn('domain/')].map((file) =>
      readFileSync(file, 'utf8'),
    )
    const opened = openers.flatMap((source) => [
      ...source.matchAll(/\bform: (\w+)|\basking\((\w+)\)/g),
    ])
    const names = new Set(opened.map(([, form, asked]) => form ?? asked))
    expect(names.size).toBeGreaterThan(10)
    for (const source of openers) {
      expect(source).not.toMatch(/satisfies Form\b|submit: \{ zh:/)
      const imported = [...source.matchAll(/import \{([^}]*)\} from '[^']*\/forms\/[^']*'/g)]
      const known = imported.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))
      for (const [, name = ''] of source.matchAll(/\bform: (\w+Form)\b/g)) {
        expect(known).toContain(name)
      }
    }
  })

  it('finds each by its id, which is the activity that takes it', () => {
    for (const form of forms) {
      expect(formNamed(form.id)).toBe(form)
      expect(activities.map(({ name }) => name)).toContain(form.id)
    }
    expect(formNamed('form.unheard')).toBeUndefined()
  })

  it('asks for nothing twice: no two fields of a form are called the same', () => {
    for (const form of forms) {
      for (const locale of ['zh', 'en'] as const) {
        const labels = fieldsOf(form).map(({ label }) => label[locale])
        expect([form.id, new Set(labels).size]).toEqual([form.id, labels.length])
      }
    }
  })
})
