import type { KnownBlock, ModalView } from '@slack/types'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumPath, startChromium } from './chromium.ts'
import { type Answering, startTrial } from './trial.ts'

const channel = 'C0SALES001'
const lin = 'U0LIN00001'
const chen = 'U0CHEN0001'
const adams = 'U0ADAMS001'
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (text: string, value: string) => ({ text: plain(text), value })

const visit = (more: KnownBlock[] = []): ModalView => ({
  type: 'modal',
  title: plain('拜访报告'),
  submit: plain('提交'),
  close: plain('取消'),
  blocks: [
    {
      type: 'input',
      block_id: 'customer',
      label: plain('客户'),
      dispatch_action: true,
      element: { type: 'external_select', action_id: 'v', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'date',
      label: plain('日期'),
      element: { type: 'datepicker', action_id: 'v', initial_date: '2026-11-23' },
    },
    {
      type: 'input',
      block_id: 'learned',
      label: plain('了解到的情况'),
      element: { type: 'plain_text_input', action_id: 'v', multiline: true },
    },
    {
      type: 'input',
      block_id: 'met',
      label: plain('同去的人'),
      optional: true,
      element: { type: 'multi_users_select', action_id: 'v' },
    },
    ...more,
  ],
})

let browser: Browser
let page: Page
let trial: Awaited<ReturnType<typeof startTrial>>
let answer: Answering
const faults: string[] = []

const sitDownAs = async (person: string) => {
  await page.goto(`${trial.workspace.url}/?as=${person}`)
  await page.getByTestId('composer').waitFor()
}
const write = async (text: string) => {
  await page.getByTestId('composer').fill(text)
  await page.getByTestId('composer').press('Enter')
}
const field = (block: string) => page.getByTestId('modal').locator(`[data-block=${block}]`)
const last = () => page.getByTestId('message').last()
const payload = (type: string) => trial.payloads(type).at(-1)
const gone = (testId: string) => page.getByTestId(testId).waitFor({ state: 'detached' })

describe.skipIf(!chromiumPath)('the workspace in a browser', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await startChromium()
  }, 60_000)
  afterAll(() => browser.close())
  beforeEach(async () => {
    answer = () => ({})
    trial = await startTrial((one) => answer(one))
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    faults.length = 0
    page.on('pageerror', (error) => faults.push(error.message))
    page.setDefaultTimeout(15_000)
  })
  afterEach(async () => {
    expect(faults).toEqual([])
    await page.close()
    await trial.close()
  })

  it('seats the first of the company when nobody was picked, and remembers who was', async () => {
    await page.goto(trial.workspace.url)
    await page.getByTestId('person').click()
    await page.getByTestId(`person-${lin}`).click()
    await page.locator(`[data-testid=person][data-person=${lin}]`).waitFor()
    expect(await page.evaluate('document.cookie')).toContain(`workspace_person=${lin}`)

    await page.reload()
    await page.locator(`[data-testid=person][data-person=${lin}]`).waitFor()
  })

  it('shows each person what they are a member of, in their language, from their seat', async () => {
    await sitDownAs(chen)
    expect(await page.getByTestId('channel-董事会').count()).toBe(1)

    await page.getByTestId('person').click()
    await page.getByTestId(`person-${adams}`).click()
    await page.getByRole('heading', { name: 'Direct messages' }).waitFor()
    expect(await page.getByTestId('channel-董事会').count()).toBe(0)
    expect(await page.evaluate('document.cookie')).toContain('workspace_place=office')
    await page.getByTestId('place-reading-room').click()
    expect(await page.evaluate('document.cookie')).toContain('workspace_place=reading-room')
  })

  it('takes a visit report from command to submission, errors and all', async () => {
    const customers = [option('福州凤竹纺织', 'c1'), option('凤竹印染', 'c2'), option('海通', 'c3')]
    let refusals = 1
    answer = async ({ payload: { type, command, trigger_id, view, value } }) => {
      if (command === '/visit')
        await trial.client.views.open({ trigger_id: String(trigger_id), view: visit() })
      if (type === 'block_suggestion') {
        const options = customers.filter(({ text }) => text.text.includes(String(value)))
        return { body: { options }, headers: { 'content-type': 'application/json' } }
      }
      if (type === 'block_actions') {
        const note = { type: 'section' as const, text: plain('上次拜访：十月') }
        const view_id = Object(view).id
        await trial.client.views.update({ view_id, view: visit([note]) })
      }
      if (type !== 'view_submission') return {}
      if (refusals-- > 0)
        return { body: { response_action: 'errors', errors: { learned: '写得太短' } } }
      await trial.client.chat.postMessage({ channel, text: '拜访报告已存 :white_check_mark:' })
      return {}
    }
    await sitDownAs(lin)
    await write('/visit 凤竹')
    await page.getByTestId('modal').waitFor()
    expect(payload('block_actions')).toBeUndefined()

    await page.getByTestId('modal-submit').click()
    await field('customer').getByText('请填写此项').waitFor()
    expect(payload('view_submission')).toBeUndefined()

    await field('learned').locator('textarea').fill('短')
    await field('customer').getByRole('combobox').fill('凤竹')
    await page.getByRole('option', { name: '凤竹印染' }).click()
    await page.getByText('上次拜访：十月').waitFor()
    expect(await field('learned').locator('textarea').inputValue()).toBe('短')

    await page.getByTestId('modal-submit').click()
    await field('learned').getByText('写得太短').waitFor()
    expect(await field('customer').getByRole('combobox').inputValue()).toBe('凤竹印染')

    await field('learned').locator('textarea').fill('账期要延到六十天')
    await field('date').locator('input').fill('2026/11/25')
    await field('met').getByRole('combobox').fill('陈')
    await page.getByRole('option', { name: '陈总' }).click()
    await page.getByTestId('modal-submit').click()
    await gone('modal')
    expect(Object(payload('view_submission')).view.state.values).toEqual({
      customer: { v: { type: 'external_select', selected_option: customers[1] } },
      date: { v: { type: 'datepicker', selected_date: '2026-11-25' } },
      learned: { v: { type: 'plain_text_input', value: '账期要延到六十天' } },
      met: { v: { type: 'multi_users_select', selected_users: [chen] } },
    })
    await page.getByTestId('message').filter({ hasText: '拜访报告已存' }).waitFor()
  })

  it('says when a look-up fails, and submits once however often it is pressed', async () => {
    let submissions = 0
    let lookedUp = false
    answer = async ({ payload: { type, command, trigger_id } }) => {
      const trigger = String(trigger_id)
      if (command) await trial.client.views.open({ trigger_id: trigger, view: visit() })
      if (type === 'block_suggestion') {
        if (!lookedUp) return { status: 500 }
        return { body: { options: [option('凤竹印染', 'c2')] } }
      }
      if (type !== 'view_submission') return {}
      submissions += 1
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { body: { response_action: 'errors', errors: { customer: '这个客户已停用' } } }
    }
    await sitDownAs(lin)
    await write('/visit')
    await field('learned').locator('textarea').fill('谈了账期')
    await field('customer').getByRole('combobox').fill('凤')
    await page.getByText('没能取到选项，请再试一次').waitFor()
    lookedUp = true
    await field('customer').getByRole('combobox').fill('凤竹')
    await page.getByRole('option', { name: '凤竹印染' }).click()
    await expect.poll(() => trial.payloads('block_actions').length).toBe(1)

    await page.getByTestId('modal-submit').dblclick()
    await field('customer').getByText('这个客户已停用').waitFor()
    expect(submissions).toBe(1)
  })

  it('keeps what was typed in a form while another stands on it', async () => {
    const inner = { ...visit(), title: plain('新建客户') }
    const push: KnownBlock = {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'new', text: plain('新建') }],
    }
    answer = async ({ payload: { type, command, trigger_id } }) => {
      const trigger = String(trigger_id)
      if (command) await trial.client.views.open({ trigger_id: trigger, view: visit([push]) })
      if (type === 'block_actions')
        await trial.client.views.push({ trigger_id: trigger, view: inner })
      return {}
    }
    await sitDownAs(lin)
    await write('/visit')
    await field('learned').locator('textarea').fill('写到一半')
    await page.getByTestId('modal').getByRole('button', { name: '新建' }).click()
    await page.getByRole('heading', { name: '新建客户' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: '拜访报告' }).waitFor()
    expect(await field('learned').locator('textarea').inputValue()).toBe('写到一半')
  })

  it('asks before a button that asks, and presses it once', async () => {
    await trial.client.chat.postMessage({
      channel,
      text: '借阅申请',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: '*借阅申请* <@U0ADAMS001>' } },
        {
          type: 'actions',
          block_id: 'decision',
          elements: [
            {
              type: 'button',
              action_id: 'decline',
              text: plain('不批准'),
              value: '31',
              style: 'danger',
              confirm: {
                title: plain('不批准？'),
                text: { type: 'mrkdwn', text: '申请人 *立刻* 收到通知。' },
                confirm: plain('不批准'),
                deny: plain('再想想'),
              },
            },
          ],
        },
      ],
    })
    await sitDownAs(chen)
    const decline = last().getByRole('button', { name: '不批准' })
    await decline.click()
    await page.getByRole('button', { name: '再想想' }).click()
    await decline.click()
    await page.getByTestId('confirm-yes').click()
    await expect.poll(() => trial.payloads('block_actions').length).toBe(1)
    expect(payload('block_actions')).toMatchObject({
      user: { id: chen },
      actions: [{ action_id: 'decline', block_id: 'decision', value: '31', type: 'button' }],
    })
  })

  it('tells the bot of the message that a shortcut was used on', async () => {
    await sitDownAs(lin)
    await write('下周三凤竹来看样')
    await last().getByText('下周三凤竹来看样').waitFor()
    await last().hover()
    await last().getByRole('button', { name: '记为拜访' }).click()
    await expect
      .poll(() => payload('message_action'))
      .toMatchObject({
        callback_id: 'visit_from_message',
        message: { text: '下周三凤竹来看样', user: lin },
      })
  })

  it('runs no command in a thread, and says so', async () => {
    await sitDownAs(lin)
    await write('合同到了')
    await last().getByText('合同到了').waitFor()
    await last().hover()
    await last().getByTestId('reply').click()
    await page.getByTestId('thread-composer').fill('/visit')
    await page.getByTestId('thread-composer').press('Enter')
    await page.getByText('Slack 的话题里不能用命令').waitFor()
    expect(await page.getByRole('option').count()).toBe(0)

    await page.getByTestId('thread-composer').fill('@案卷 凤竹 怎么样')
    await page.getByTestId('thread-composer').press('Enter')
    await expect.poll(() => Object(payload('app_mention')).text).toBe('<@U0BOT00001> 凤竹 怎么样')
    expect(Object(payload('app_mention')).thread_ts).toBeDefined()
    expect(trial.received.filter(({ payload: { command } }) => command)).toEqual([])
  })

  it('shares a file that is dropped on a thread, in that thread', async () => {
    const { ts } = await trial.client.chat.postMessage({ channel, text: '请把扫描件发来' })
    await sitDownAs(lin)
    await last().hover()
    await last().getByTestId('reply').click()
    const dropped = await page.evaluateHandle(`(() => {
      const carried = new DataTransfer()
      carried.items.add(new File(['%PDF-1.7'], '供货合同.pdf', { type: 'application/pdf' }))
      return carried
    })()`)
    const thread = page.getByTestId('thread').locator('.drop-zone')
    await thread.dispatchEvent('drop', { dataTransfer: dropped })
    await page.getByTestId('thread-composer').fill('请归档')
    await page.getByTestId('thread-composer').press('Enter')
    await page.getByTestId('thread').getByTestId('file').waitFor()
    const shared = trial.payloads('message').find(({ subtype }) => subtype === 'file_share')
    expect(shared).toMatchObject({
      thread_ts: ts,
      text: '请归档',
      files: [{ name: '供货合同.pdf' }],
    })
  })

  it('does not send the Enter that ends a Chinese word', async () => {
    await sitDownAs(lin)
    await page.getByTestId('composer').click()
    const typing = await page.context().newCDPSession(page)
    const word = { text: '凤竹', selectionStart: 2, selectionEnd: 2 }
    await typing.send('Input.imeSetComposition', word)
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
    await typing.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
    await typing.send('Input.insertText', { text: '凤竹' })
    expect(await page.getByTestId('composer').inputValue()).toBe('凤竹')
    await page.getByTestId('composer').press('Enter')
    await last().getByText('凤竹').waitFor()
    expect(trial.workspace.messages(channel)).toHaveLength(1)
  })

  it('draws names as they are written, and nothing in them comes alive', async () => {
    const evil =
      '<img src=x onerror="document.title=1"> &lt;b&gt;凤竹&lt;/b&gt; <javascript:alert(1)|点我>'
    await trial.client.chat.postMessage({ channel, text: evil })
    await trial.client.chat.postMessage({
      channel,
      text: 'x',
      blocks: [{ type: 'header', text: plain('<script>document.title=1</script>') }],
    })
    await sitDownAs(lin)
    await page.getByRole('heading', { name: '<script>' }).waitFor()
    const log = page.getByRole('log')
    expect(await log.locator('img, script, a').count()).toBe(0)
    expect(await log.textContent()).toContain('<b>凤竹</b>')
  })

  it('draws a chart, and tells its numbers to whoever reads by ear', async () => {
    await sitDownAs(lin)
    const values = (...numbers: number[]) =>
      ['秘密', '机密 & <b>'].map((label, at) => ({ label, value: numbers[at] ?? 0 }))
    const bars = {
      type: 'data_visualization',
      title: '本月借阅',
      chart: {
        type: 'bar',
        series: [
          { name: '在借', data: values(3, 1) },
          { name: '已结束', data: values(7, 0) },
        ],
        axis_config: { categories: ['秘密', '机密 & <b>'] },
      },
    }
    const pie = {
      type: 'data_visualization',
      title: '档案',
      chart: { type: 'pie', segments: values(2, 5) },
    }
    await trial.client.chat.postMessage({ channel, text: '登记簿', blocks: [bars, pie] })
    const drawn = page.getByRole('img', { name: '本月借阅; 在借, 秘密 3, 机密 & <b> 1; 已结束' })
    await drawn.waitFor()
    expect(await drawn.locator('rect').count()).toBe(4)
    expect(await page.locator('.legend li').allTextContents()).toEqual([
      '在借',
      '已结束',
      '秘密 2',
      '机密 & <b> 5',
    ])
  })

  it('shows the bot’s home, and moves the trial’s clock', async () => {
    answer = async ({ payload: { event } }) => {
      if (Object(event).type === 'app_home_opened')
        await trial.client.views.publish({
          user_id: lin,
          view: { type: 'home', blocks: [{ type: 'header', text: plain('我的案卷') }] },
        })
      return {}
    }
    await sitDownAs(lin)
    await page.getByTestId('channel-案卷').click()
    await page.getByTestId('home').click()
    await page.getByTestId('home-pane').getByText('我的案卷').waitFor()

    const before = trial.workspace.now()
    await page.getByTestId('clock-4h').click()
    await expect.poll(() => trial.workspace.now() - before).toBeGreaterThanOrEqual(4 * 3_600_000)
  })
})
