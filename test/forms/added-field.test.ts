import { describe, expect, it } from 'vitest'
import { valuesOf as answersInLark } from '../../bot/lark/answers.ts'
import { formCardOf } from '../../bot/lark/form.ts'
import { valuesOf as answersInSlack, State } from '../../bot/slack/answers.ts'
import { modalOf } from '../../bot/slack/form.ts'
import { readModal } from '../../local/slack/block-kit/view.ts'
import { activity } from '../../shared/commands/activity.ts'
import { Draft } from '../../shared/commands/drafts.ts'
import type { Kernel } from '../../shared/commands/execute.ts'
import { submit } from '../../shared/commands/turn.ts'
import { refuse } from '../../shared/domain/decision.ts'
import { field } from '../../shared/forms/form.ts'
import { columnsOf, rowIn } from '../../shared/forms/sheet.ts'
import { filled } from '../../shared/forms/texts.ts'
import { visitForm } from '../../shared/forms/visit.ts'
import { clientOf } from '../bot/lark/forms-client.ts'
import { shelvesThat } from '../support/shelves.ts'

/** One line more in the form of a visit: nothing else anywhere knows of it. */
const added = {
  ...visitForm,
  schema: visitForm.schema.extend({
    weather: field(filled(6), { label: { zh: '天气', en: 'Weather' } }),
  }),
}

const draft = Draft.parse({
  id: 'd'.repeat(32),
  by: { chat: 'lark', workspace: 'tenant', user: 'ou_lin' },
  form: added.id,
  locale: 'zh',
})

const TEAM = 'T0TRIAL001'

describe('a field added to a form in one line', () => {
  it('is asked in Slack and comes back', () => {
    const view = modalOf({ form: added }, 'zh')
    expect(readModal(view)).toHaveProperty('view')
    const block = view.blocks.find(({ block_id }) => block_id === 'weather')
    expect(block).toMatchObject({
      label: { text: '天气' },
      optional: false,
      element: { type: 'plain_text_input', max_length: 6 },
    })
    const state = State.parse({ values: { weather: { v: { value: '晴' } } } })
    expect(answersInSlack(state, TEAM)).toEqual({ weather: '晴' })
  })

  it('is asked in Lark and comes back', () => {
    const client = clientOf(formCardOf(draft, added))
    expect(client.component('weather')).toMatchObject({
      tag: 'input',
      label: { content: '天气 *' },
      max_length: 6,
    })
    const { values } = answersInLark(added, draft, client.filled({ weather: '晴' }))
    expect(values['weather']).toBe('晴')
  })

  it('is a column of the sheet, in which it is read', () => {
    expect(columnsOf(added, 'zh')).toContain('天气 *')
    expect(columnsOf(added, 'en')).toContain('Weather *')
    expect(rowIn(added, ['天气'], ['晴']).values).toEqual({ weather: '晴' })
    expect(rowIn(added, ['Weather'], ['晴']).values).toEqual({ weather: '晴' })
  })

  it.each([
    ['missing', {}, '请填写此项。'],
    ['blank', { weather: '  ' }, '请填写此项。'],
    ['too long', { weather: '晴转多云有时有雨' }, '最多 6 个字符。'],
  ])('is held against what it accepts, and found %s at its own place', async (_, weather, text) => {
    const given = { visitedOn: '2026-11-23', urgency: 'daily', learned: '扩产' }
    const args = { customerId: 'kh1', ...given, ...weather }
    const report = activity({
      name: added.id,
      args: added.schema,
      needs: () => [],
      decide: () => refuse({ code: 'thing.unknown', what: 'customer' }),
    })
    const command = { id: 'c1', name: added.id, by: draft.by, at: 0, inReadingRoom: false, args }
    const house = { kernel: untouched, shelves, activities: [report], entrances: [] }
    const outcome = await submit(command, house, 'zh')
    expect(outcome).toEqual({ outcome: 'correct', errors: { weather: text } })

    const row = rowIn(added, Object.keys(args), Object.values(args).map(String))
    expect(Object.keys(row.faults)).toEqual(['weather'])
    const card = formCardOf(draft, added, { typed: args, errors: { weather: text } })
    expect(clientOf(card).errors).toEqual([text])
  })
})

const never = () => {
  throw new Error('what does not read well needs no store')
}

/** What is wrong in itself is said before anything is looked up. */
const untouched: Kernel = {
  store: { open: never, commit: never },
  chance: { hash: never, secret: never, spread: never, pause: never },
  links: { signIn: never, readingRoom: never },
  powersOf: never,
}

const shelves = shelvesThat(never)
