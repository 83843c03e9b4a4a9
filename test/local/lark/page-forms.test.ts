import { describe, expect, it } from 'vitest'
import { chromiumPath } from '../slack/chromium.ts'
import { onStage, plain, titled } from './page-stage.ts'
import { card, cardTo, chen, lin, sales } from './trial.ts'

const beside = (...elements: unknown[]) => ({
  tag: 'column_set',
  flex_mode: 'flow',
  columns: elements.map((one) => ({ tag: 'column', width: 'auto', elements: [one] })),
})
const send = (name: string, text: string, value: object) => ({
  tag: 'button',
  name,
  text: plain(text),
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value: { k: 'form', draft: 'd1', ...value } }],
})
const words = (content: string, more: object = {}) => ({
  tag: 'div',
  text: { ...plain(content), ...more },
})
const red = (content: string) => words(content, { text_color: 'red', text_size: 'notation' })
const input = (name: string, more: object = {}) => ({ tag: 'input', name, width: 'fill', ...more })
const options = (...values: string[]) =>
  values.map((value) => ({ value, text: plain(`${value} 公司`) }))
const form = (...elements: unknown[]) =>
  titled('拜访报告', words('记一次拜访'), {
    tag: 'form',
    name: 'form',
    elements: [
      ...elements,
      beside(
        send('form__submit', '提交', { do: 'submit' }),
        send('form__close', '取消', { do: 'close' }),
      ),
    ],
  })
const customer = (more: { typed?: string; found?: string[]; wrong?: string } = {}) => [
  words('客户 *'),
  beside(
    input('customer__q', more.typed ? { default_value: more.typed } : {}),
    send('customer__search', '搜索', { do: 'search', field: 'customer' }),
  ),
  ...(more.found
    ? [
        {
          tag: 'select_static',
          name: 'customer',
          placeholder: plain('请选择'),
          options: options(...more.found),
        },
      ]
    : []),
  ...(more.wrong ? [red(more.wrong)] : []),
]
const learned = (more: object = {}) =>
  input('learned', { label: plain('了解到的情况 *'), input_type: 'multiline_text', ...more })

describe.skipIf(!chromiumPath)('a form in a browser', { timeout: 60_000 }, () => {
  const stage = onStage()
  const field = (name: string) => stage.page.locator(`[data-block=${name}]`)
  const submit = () => stage.page.getByTestId('form-submit').click()
  const sent = () => stage.presses().at(-1)
  const show = async (said: object) => {
    const id = await cardTo(stage.trial, lin, said)
    await stage.sitDownAs(lin)
    await stage.page.getByTestId('channel-案卷').click()
    await stage.page.getByTestId('form').waitFor()
    return id
  }

  it('sends everything that stands in it, by name, as Lark does', async () => {
    const { page } = stage
    const empty = { placeholder: plain('请选择') }
    await show(
      form(
        input('title', { label: plain('标题'), default_value: '第一次' }),
        input('note'),
        input('secret', { input_type: 'password' }),
        { tag: 'select_static', name: 'level', ...empty, options: options('a', 'b') },
        { tag: 'select_static', name: 'was', options: options('a', 'b'), initial_option: 'b' },
        { tag: 'multi_select_static', name: 'tags', ...empty, options: options('x', 'y', 'z') },
        { tag: 'select_person', name: 'owner', options: [{ value: chen }, { value: lin }] },
        { tag: 'multi_select_person', name: 'met', ...empty },
        { tag: 'date_picker', name: 'day', initial_date: '2026-11-23' },
        { tag: 'picker_time', name: 'time', ...empty },
        { tag: 'picker_datetime', name: 'when', initial_datetime: '2026-11-23 09:30' },
        { tag: 'checker', name: 'agreed', text: plain('同意') },
      ),
    )
    await field('note').locator('input').fill('备注')
    await field('secret').locator('input').fill('口令')
    expect(await field('secret').locator('input').getAttribute('type')).toBe('password')
    const choose = async (name: string, option: string) => {
      await field(name).getByRole('combobox').fill(option)
      await page.getByRole('option', { name: option }).click()
    }
    await choose('level', 'a 公司')
    await choose('tags', 'x 公司')
    await choose('tags', 'z 公司')
    await choose('owner', '陈总')
    await choose('met', '林小满')
    await field('was').hover()
    await field('was').getByRole('button', { name: '清除' }).click()
    await field('day').locator('input').fill('2026年12月1日')
    await field('time').locator('input').fill('9:05')
    await field('when').locator('input').last().fill('14:00')
    await field('agreed').getByRole('checkbox').check()
    await submit()
    await expect
      .poll(() => sent()?.form_value)
      .toEqual({
        title: '第一次',
        note: '备注',
        secret: '口令',
        level: 'a',
        was: '',
        tags: ['x', 'z'],
        owner: chen,
        met: [lin],
        day: '2026-12-01 +0800',
        time: '09:05 +0800',
        when: '2026-11-23 14:00 +0800',
        agreed: true,
      })
    expect(sent()).toMatchObject({ name: 'form__submit', value: { do: 'submit', draft: 'd1' } })
  })

  it('keeps what is typed while the chat goes on, and shows what the bot gives it when it answers', async () => {
    const { page, trial } = stage
    await show(form(learned()))
    await field('learned').locator('textarea').fill('写到一半')
    await cardTo(trial, lin, card({ tag: 'markdown', content: '提醒：明天到期' }))
    await page.getByText('提醒：明天到期').waitFor()
    await page.getByTestId('clock-10m').click()
    expect(await field('learned').locator('textarea').inputValue()).toBe('写到一半')

    const answer = form(learned({ default_value: '写到一半' }), red('再写详细些'))
    stage.answersPresses(() => ({
      toast: { type: 'error', content: '请更正' },
      card: { type: 'raw', data: answer },
    }))
    await submit()
    await field('learned').getByRole('alert').getByText('再写详细些').waitFor()
    expect(await field('learned').locator('textarea').inputValue()).toBe('写到一半')
    await field('learned').locator('textarea').fill('账期要延到六十天')
    const read = titled('已登记', words('客户：凤竹'))
    stage.answersPresses(() => ({ card: { type: 'raw', data: read } }))
    await submit()
    await page.getByRole('heading', { name: '已登记' }).waitFor()
    expect(sent()).toMatchObject({ form_value: { learned: '账期要延到六十天' } })
    expect(await page.getByTestId('form').count()).toBe(0)
  })

  it('looks a name up by its button, everything else typed going along', async () => {
    const { page } = stage
    await show(form(...customer(), learned()))
    await field('learned').locator('textarea').fill('谈了账期')
    await field('customer').locator('input').fill('凤竹')
    const found = form(
      ...customer({ typed: '凤竹', found: ['凤竹纺织', '凤竹印染'], wrong: '请选择客户' }),
      learned({ default_value: '谈了账期' }),
    )
    stage.answersPresses(() => ({ card: { type: 'raw', data: found } }))
    await field('customer').getByTestId('form-search').click()
    await field('customer').getByRole('combobox').click()
    expect(sent()).toMatchObject({
      name: 'customer__search',
      value: { do: 'search', field: 'customer' },
      form_value: { customer__q: '凤竹', learned: '谈了账期' },
    })
    await page.getByRole('option', { name: '凤竹印染' }).click()
    expect(await field('customer').getByRole('alert').textContent()).toBe('请选择客户')
    expect(await field('learned').getByRole('alert').count()).toBe(0)
    await submit()
    await expect
      .poll(() => sent()?.form_value)
      .toMatchObject({ customer: '凤竹印染', learned: '谈了账期' })
  })

  it('does not go before what must be filled in is, and says so at the field', async () => {
    const must = { required: true }
    await show(
      form(
        words('等级'),
        { tag: 'select_static', name: 'level', ...must, options: options('a', 'b') },
        learned(must),
      ),
    )
    await submit()
    await field('level').getByText('请填写此项').waitFor()
    await field('learned').getByText('请填写此项').waitFor()
    await field('learned').locator('textarea').fill('账期')
    expect(await field('learned').getByRole('alert').count()).toBe(0)
    await submit()
    expect(stage.presses()).toEqual([])
    await field('level').getByRole('combobox', { name: '等级' }).click()
    await stage.page.getByRole('option', { name: 'b 公司' }).click()
    await submit()
    await expect.poll(() => sent()?.form_value).toEqual({ level: 'b', learned: '账期' })
  })

  it('takes no more text than a box holds; what is folded away is sent all the same', async () => {
    await show(
      form(learned({ max_length: 5 }), {
        tag: 'collapsible_panel',
        header: { title: plain('续写') },
        elements: [input('learned__2', { input_type: 'multiline_text' })],
      }),
    )
    const first = field('learned').locator('textarea').first()
    await first.fill('一二三四')
    await first.press('End')
    await stage.page.keyboard.insertText('五六七')
    expect(await first.inputValue()).toBe('一二三四五')
    await field('learned').getByText('还可输入 0 字').waitFor()
    await field('learned').getByRole('button', { name: '续写' }).click()
    await field('learned').locator('textarea').last().fill('六七')
    await field('learned').getByRole('button', { name: '续写' }).click()
    await submit()
    await expect
      .poll(() => sent()?.form_value)
      .toEqual({ learned: '一二三四五', learned__2: '六七' })
  })

  it('goes back to what it was by its own button, without a word to the bot', async () => {
    const reset = { tag: 'button', name: 'again', text: plain('重填'), form_action_type: 'reset' }
    await show(form(learned({ default_value: '原来的' }), reset))
    await field('learned').locator('textarea').fill('改过的')
    await stage.page.getByRole('button', { name: '重填' }).click()
    expect(await field('learned').locator('textarea').inputValue()).toBe('原来的')
    expect(stage.presses()).toEqual([])
  })

  it('is not sent by Enter in a line', async () => {
    await show(form(input('title', { label: plain('标题') })))
    await field('title').getByLabel('标题').fill('凤竹')
    await field('title').getByLabel('标题').press('Enter')
    await stage.trial.workspace.settled()
    expect(stage.presses()).toEqual([])
  })

  it('names each component, and is no field of itself', async () => {
    await show(form(...customer({ found: ['凤竹'] }), learned()))
    const names = await stage.page
      .getByTestId('form')
      .locator('[data-component]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-component')))
    expect(names).toEqual([
      'customer__q',
      'customer__search',
      'customer',
      'learned',
      'form__submit',
      'form__close',
    ])
    expect(await stage.page.locator('[data-block]').count()).toBe(2)
    expect(await field('customer').textContent()).toContain('客户 *')
    expect(await stage.page.getByTestId('form-close').textContent()).toBe('取消')
  })

  it('fits half a screen', async () => {
    await stage.page.setViewportSize({ width: 640, height: 860 })
    await stage.trial.workspace.act({ as: chen, do: 'say', chat: sales, text: '收到' })
    await show(form(...customer({ found: ['凤竹'], wrong: '请选择客户' }), learned()))
    const overflow = await stage.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow).toBe(0)
    const inside = await stage.page
      .getByTestId('card')
      .evaluate((shown) => shown.scrollWidth - shown.clientWidth)
    expect(inside).toBe(0)
    await submit()
    await expect.poll(() => stage.presses().length).toBe(1)
  })
})
