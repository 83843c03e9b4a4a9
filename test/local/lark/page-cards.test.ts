import { describe, expect, it } from 'vitest'
import { chromiumPath } from '../slack/chromium.ts'
import { onStage, plain, titled } from './page-stage.ts'
import { adams, button, cardTo, chen, lin } from './trial.ts'

const column = (...elements: unknown[]) => ({
  tag: 'column',
  width: 'weighted',
  weight: 1,
  elements,
})
const sideBySide = (...buttons: unknown[]) => ({
  tag: 'column_set',
  flex_mode: 'flow',
  columns: buttons.map((one) => ({ tag: 'column', width: 'auto', elements: [one] })),
})
const chart = (spec: object) => ({ tag: 'chart', chart_spec: spec, aspect_ratio: '16:9' })
const months = [
  { at: '九月', of: '拜访', n: 2 },
  { at: '九月', of: '电话', n: 4 },
  { at: '十月', of: '拜访', n: 3 },
  { at: '十月', of: '电话', n: 1.5 },
]

describe.skipIf(!chromiumPath)('a card in a browser', { timeout: 60_000 }, () => {
  const stage = onStage()
  const shown = () => stage.page.getByTestId('card').last()
  const show = async (card: object, person = lin) => {
    const id = await cardTo(stage.trial, person, card)
    await stage.page.goto(`${stage.trial.workspace.url}/?as=${person}`)
    await stage.page.getByTestId('channel-案卷').click()
    await shown().waitFor()
    return id
  }

  it('has a coloured head, texts, facts beside each other, and small print', async () => {
    await show({
      ...titled(
        '借阅申请',
        { tag: 'div', text: { ...plain('申请人：林小满'), text_size: 'notation' } },
        { tag: 'column_set', columns: [column({ tag: 'div', text: plain('机密') }), column()] },
        { tag: 'hr' },
        {
          tag: 'markdown',
          content: '**到期** <font color="green">11月30日</font>\n[条款](https://example.com/x)',
        },
        { tag: 'person_list', persons: [{ id: chen }] },
        { tag: 'img', img_key: 'img_v2', alt: plain('封面') },
      ),
      header: { title: plain('借阅申请'), subtitle: plain('FZ-2026-017'), template: 'orange' },
    })
    expect(await shown().getAttribute('class')).toContain('orange')
    expect(await shown().getByRole('heading', { name: '借阅申请' }).count()).toBe(1)
    expect(await shown().locator('b').first().textContent()).toBe('到期')
    expect(await shown().locator('.c-green').textContent()).toBe('11月30日')
    expect(await shown().getByRole('link', { name: '条款' }).getAttribute('rel')).toContain(
      'noopener',
    )
    expect(await shown().getByTestId('persons').textContent()).toContain('陈总')
    expect(await shown().getByText('封面').count()).toBe(1)
    expect(await shown().getByText('试用页不显示').count()).toBe(0)
  })

  it('speaks the reader’s language where the card has it', async () => {
    const words = { ...plain('待批'), i18n_content: { zh_cn: '待批', en_us: 'To decide' } }
    await show(titled('x', { tag: 'div', text: words }), adams)
    await shown().getByText('To decide').waitFor()
  })

  it('turns the pages of a table, and writes numbers, days, persons and tags as its columns say', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({
      no: `FZ-${at + 1}`,
      sum: 1234.5 + at,
      day: Date.UTC(2026, 10, 30, 17),
      who: chen,
      level: [{ text: '机密', color: 'red' }],
    }))
    await show(
      titled('在借', {
        tag: 'table',
        page_size: 10,
        columns: [
          { name: 'no', display_name: '卷号', data_type: 'text' },
          {
            name: 'sum',
            data_type: 'number',
            format: { symbol: '¥', precision: 2, separator: true },
          },
          { name: 'day', data_type: 'date', date_format: 'YYYY-MM-DD HH:mm' },
          { name: 'who', data_type: 'persons' },
          { name: 'level', data_type: 'options' },
        ],
        rows,
      }),
    )
    const lines = shown().locator('tbody tr')
    expect(await lines.count()).toBe(10)
    expect(await lines.first().locator('td').allTextContents()).toEqual([
      'FZ-1',
      '¥1,234.50',
      '2026-12-01 01:00',
      '@陈总',
      '机密',
    ])
    await shown().getByRole('button', { name: '下一页' }).click()
    expect(await lines.locator('td:first-child').allTextContents()).toEqual(['FZ-11', 'FZ-12'])
    expect(await shown().getByRole('button', { name: '下一页' }).isDisabled()).toBe(true)
  })

  it('draws bars, lines and slices from a VChart specification', async () => {
    const fields = { data: { values: months }, yField: 'n', label: { visible: true } }
    await show(
      titled(
        '统计',
        chart({
          type: 'bar',
          xField: ['at', 'of'],
          seriesField: 'of',
          title: { text: '按月' },
          ...fields,
        }),
        chart({ type: 'line', xField: 'at', seriesField: 'of', ...fields }),
        chart({
          type: 'pie',
          categoryField: 'at',
          valueField: 'n',
          data: { values: months.slice(1, 3) },
        }),
        chart({ type: 'sankey', data: { values: [] } }),
      ),
    )
    const charts = shown().getByTestId('chart')
    await charts.nth(2).locator('svg').waitFor()
    expect(await charts.nth(0).locator('rect').count()).toBe(4)
    expect(await charts.nth(0).locator('rect title').allTextContents()).toContain(
      '十月 · 电话: 1.5',
    )
    expect(await charts.nth(0).locator('.legend li').allTextContents()).toEqual(['拜访', '电话'])
    expect(await charts.nth(1).locator('polyline').count()).toBe(2)
    expect(await charts.nth(1).locator('circle').count()).toBe(4)
    expect(await charts.nth(2).locator('path title').allTextContents()).toEqual([
      '九月: 4 (57%)',
      '十月: 3 (43%)',
    ])
    await shown().getByText('试用页不显示这种内容：chart').waitFor()
  })

  it('folds away what stands in a panel until it is opened', async () => {
    await show(
      titled('卷宗', {
        tag: 'collapsible_panel',
        header: { title: plain('全部经手人') },
        elements: [{ tag: 'div', text: plain('王建国、林小满') }],
      }),
    )
    expect(await shown().getByText('王建国').count()).toBe(0)
    await shown().getByRole('button', { name: '全部经手人' }).click()
    await shown().getByText('王建国').waitFor()
  })

  it('brings nothing to life of what is written in it', async () => {
    const evil =
      '<img src=x onerror="document.title=1"><script>document.title=1</script> <at id=all></at> [点我](javascript:alert(1)) <a href="javascript:alert(1)">这里</a>'
    await show({
      ...titled(
        'x',
        { tag: 'div', text: plain(evil) },
        { tag: 'div', text: { tag: 'lark_md', content: evil } },
        { tag: 'markdown', content: `${evil} <font color="red" onclick="x">红</font>` },
        {
          tag: 'table',
          columns: [{ name: 'a', display_name: evil, data_type: 'lark_md' }],
          rows: [{ a: evil }],
        },
        { tag: 'markdown', content: '&#42;&#42;不粗&#42;&#42; &lt;b&gt;也不粗&lt;/b&gt; \\*星\\*' },
      ),
      header: { title: plain(evil), template: 'red' },
    })
    expect(await shown().locator('img, script, a, b, i').count()).toBe(0)
    expect(await shown().locator('header').textContent()).toBe(evil)
    expect(await shown().locator('.plain').first().textContent()).toBe(evil)
    expect(await shown().textContent()).toContain('**不粗** <b>也不粗</b> *星*')
    expect(await stage.page.title()).toContain('江城凤竹')
  })

  it('tells the bot of a press once, waits for its answer, and says what it says', async () => {
    let answered = () => {}
    const waiting = new Promise<void>((resolve) => {
      answered = resolve
    })
    stage.answersPresses(async () => {
      await waiting
      return { toast: { type: 'success', content: '已批准，申请人已收到通知' } }
    })
    const id = await show(
      titled('借阅', sideBySide(button({ k: 'approve', id: '42' }), button({ k: 'x' }))),
    )
    const approve = shown().getByRole('button', { name: '同意' })
    await approve.first().dblclick()
    await expect.poll(() => approve.nth(1).isDisabled()).toBe(true)
    expect(await approve.first().getAttribute('aria-busy')).toBe('true')
    answered()
    await stage.page.getByTestId('toast').getByText('已批准，申请人已收到通知').waitFor()
    expect(await stage.page.getByTestId('toast').getAttribute('class')).toContain('success')
    expect(stage.presses()).toEqual([{ value: { k: 'approve', id: '42' }, tag: 'button' }])
    expect(await approve.first().isEnabled()).toBe(true)
    expect(stage.trial.events('card.action.trigger')).toMatchObject([
      { operator: { open_id: lin }, context: { open_message_id: id } },
    ])
  })

  it('asks before a button that asks, and leaves one alone that is switched off', async () => {
    const confirm = { title: plain('不批准？'), text: plain('申请人立刻收到通知。') }
    const off = button({ k: 'off' }, { text: plain('已处理'), disabled: true })
    await show(titled('借阅', button({ k: 'decline' }, { confirm }), off))
    const decline = shown().getByRole('button', { name: '同意' })
    await decline.click()
    await stage.page.getByTestId('confirm').getByText('申请人立刻收到通知。').waitFor()
    await stage.page.getByRole('button', { name: '取消' }).click()
    expect(stage.presses()).toEqual([])
    await decline.click()
    await stage.page.getByTestId('confirm-yes').click()
    await expect.poll(() => stage.presses()).toMatchObject([{ value: { k: 'decline' } }])
    expect(await shown().getByRole('button', { name: '已处理' }).isDisabled()).toBe(true)
  })

  it('opens a page in a tab of its own, and tells the bot of it only if asked to', async () => {
    const { workspace } = stage.trial
    const leads = { type: 'open_url', default_url: `${workspace.url}/workspace/clock` }
    const told = { type: 'callback', value: { k: 'opened' } }
    const open = (behaviors: object[], text: string) => ({
      tag: 'button',
      text: plain(text),
      behaviors,
    })
    await show(titled('阅览', open([leads], '打开'), open([leads, told], '打开并告知')))
    const [opened] = await Promise.all([
      stage.page.waitForEvent('popup'),
      shown().getByRole('link', { name: '打开', exact: true }).click(),
    ])
    expect(opened.url()).toContain('/workspace/clock')
    await opened.close()
    expect(stage.presses()).toEqual([])
    await shown().getByRole('link', { name: '打开并告知' }).click()
    await expect.poll(() => stage.presses()).toMatchObject([{ value: { k: 'opened' } }])
  })

  it('tells the bot at once of what is chosen, entered or ticked outside of a form', async () => {
    const behaviors = [{ type: 'callback', value: { k: 'pick' } }]
    const options = ['p1', 'p2'].map((value) => ({ value, text: plain(`优先级 ${value}`) }))
    await show(
      titled(
        '设置',
        { tag: 'select_static', placeholder: plain('优先级'), options, behaviors },
        { tag: 'input', placeholder: plain('备注'), behaviors },
        { tag: 'date_picker', placeholder: plain('日期'), behaviors },
        { tag: 'checker', text: plain('已核对'), behaviors },
        { tag: 'checker', text: plain('只给自己看') },
        { tag: 'overflow', options: [{ text: plain('转交'), value: 'pass' }], behaviors },
      ),
    )
    await shown().getByRole('combobox', { name: '优先级' }).click()
    await stage.page.getByRole('option', { name: '优先级 p2' }).click()
    await expect.poll(() => stage.presses().at(-1)).toMatchObject({ option: 'p2' })
    await shown().getByPlaceholder('备注').fill('加急')
    await shown().getByPlaceholder('备注').press('Enter')
    await expect.poll(() => stage.presses().at(-1)).toMatchObject({ input_value: '加急' })
    await shown().getByPlaceholder('日期').fill('2026-12-01')
    await expect.poll(() => stage.presses().at(-1)).toMatchObject({ option: '2026-12-01 +0800' })
    await stage.page.keyboard.press('Escape')
    await shown().getByRole('checkbox', { name: '已核对' }).check()
    await expect.poll(() => stage.presses().at(-1)).toMatchObject({ checked: true })
    await shown().getByRole('button', { name: '更多操作' }).click()
    await stage.page.getByRole('menuitem', { name: '转交' }).click()
    await expect
      .poll(() => stage.presses().at(-1))
      .toMatchObject({ tag: 'overflow', option: 'pass' })
    await shown().getByRole('checkbox', { name: '只给自己看' }).check()
    await stage.trial.workspace.settled()
    expect(stage.presses()).toHaveLength(5)
  })

  it('shows the code that Lark shows when the bot does not answer', async () => {
    stage.answers(() => ({ status: 500 }))
    await show(titled('借阅', button({ k: 'approve' })))
    await shown().getByRole('button', { name: '同意' }).click()
    await stage.page.getByTestId('toast').getByText('200671').waitFor()
  })
})
