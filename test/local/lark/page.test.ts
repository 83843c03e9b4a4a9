import { describe, expect, it } from 'vitest'
import { chromiumPath } from '../slack/chromium.ts'
import { onStage } from './page-stage.ts'
import { adams, buyer, card, cardTo, chen, lin, sales } from './trial.ts'

describe.skipIf(!chromiumPath)('the Lark workspace in a browser', { timeout: 60_000 }, () => {
  const stage = onStage()
  const last = () => stage.page.getByTestId('message').last()
  const write = async (text: string, where = 'composer') => {
    await stage.page.getByTestId(where).fill(text)
    await stage.page.getByTestId(where).press('Enter')
  }
  const heard = () => stage.trial.events('im.message.receive_v1').map(({ message }) => message)

  it('seats the first of the company when nobody was picked, and remembers who was', async () => {
    const { page, trial } = stage
    await page.goto(trial.workspace.url)
    await page.getByTestId('person').click()
    await page.getByTestId(`person-${lin}`).click()
    await page.locator(`[data-testid=person][data-person=${lin}]`).waitFor()
    expect(await page.evaluate('document.cookie')).toContain(`lark_person=${lin}`)
    await page.reload()
    await page.locator(`[data-testid=person][data-person=${lin}]`).waitFor()
  })

  it('shows each person their own chats, in their language, from their seat', async () => {
    const { page } = stage
    await stage.sitDownAs(chen)
    expect(await page.getByTestId('channel-茶水间').count()).toBe(1)
    await page.getByTestId('person').click()
    await page.getByTestId(`person-${adams}`).click()
    await page.getByPlaceholder('Message 销售').waitFor()
    expect(await page.getByTestId('channel-茶水间').count()).toBe(0)
    await page.getByTestId('place-reading-room').click()
    expect(await page.evaluate('document.cookie')).toContain('workspace_place=reading-room')
  })

  it('marks who is of another company, and who is the bot', async () => {
    const { page, trial } = stage
    await trial.workspace.act({ as: buyer, do: 'say', chat: sales, text: '何时发货？' })
    await stage.sitDownAs(lin)
    await last().getByText('外部', { exact: true }).waitFor()
    await page.getByTestId('channel-案卷').getByText('机器人').waitFor()
  })

  it('tells the bot what is said to it in a group, with its name as a mention', async () => {
    await stage.sitDownAs(lin)
    await write('@案卷 凤竹 怎么样')
    await last().getByText('凤竹 怎么样').waitFor()
    await expect.poll(() => heard()[0]?.content).toBe('{"text":"@_user_1 凤竹 怎么样"}')
    expect(heard()[0]).toMatchObject({ chat_id: sales, chat_type: 'group' })
  })

  it('offers the members of the chat after an @, and nobody else', async () => {
    const { page } = stage
    await stage.sitDownAs(chen)
    await page.getByTestId('channel-茶水间').click()
    await page.getByPlaceholder('发消息到 茶水间').fill('@')
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option').allTextContents()).toEqual(['林小满销售'])
  })

  it('answers in the thread under a message, and leads back into it', async () => {
    const { page, trial } = stage
    const said = { as: chen, do: 'say', chat: sales, text: '合同到了' } as const
    await trial.workspace.act(said)
    await stage.sitDownAs(lin)
    await last().hover()
    await last().getByTestId('reply').click()
    await write('@案卷 归档', 'thread-composer')
    await page.getByTestId('thread').getByText('归档').waitFor()
    const [root] = trial.workspace.messages(sales)
    await expect.poll(() => heard()[0]?.root_id).toBe(root?.id)

    await page.getByTestId('thread-close').click()
    expect(await page.getByTestId('message').count()).toBe(1)
    await last().getByTestId('replies').click()
    await page.getByTestId('thread').getByText('归档').waitFor()
  })

  it('sends a file that is dropped as a message of its own, and what was written after it', async () => {
    const { page, trial } = stage
    await stage.sitDownAs(lin)
    const dropped = await page.evaluateHandle(`(() => {
      const carried = new DataTransfer()
      carried.items.add(new File(['%PDF-1.7'], '供货合同.pdf', { type: 'application/pdf' }))
      return carried
    })()`)
    await page.locator('.drop-zone').dispatchEvent('drop', { dataTransfer: dropped })
    await write('请归档')
    await last().getByText('请归档').waitFor()
    await page.getByTestId('file').getByText('供货合同.pdf').waitFor()
    expect(trial.workspace.messages(sales)).toMatchObject([
      { type: 'file', content: { file_name: '供货合同.pdf' }, size: 8 },
      { type: 'text', content: { text: '请归档' } },
    ])
    const href = await page.getByTestId('file').getAttribute('href')
    const file = await fetch(trial.workspace.url + href)
    expect(await file.text()).toBe('%PDF-1.7')
  })

  it('has the bot’s menu under the chat with it alone, in the person’s language', async () => {
    const { page, trial } = stage
    await stage.sitDownAs(adams)
    expect(await page.getByTestId('menu').count()).toBe(0)
    await page.getByTestId('channel-案卷').click()
    await page.getByTestId('menu').getByRole('button', { name: 'Borrow' }).click()
    await expect
      .poll(() => trial.events('application.bot.menu_v6'))
      .toMatchObject([{ event_key: 'borrow', operator: { operator_id: { open_id: adams } } }])
    expect(trial.events('im.chat.access_event.bot_p2p_chat_entered_v1')).toMatchObject([
      { operator_id: { open_id: adams } },
    ])
  })

  it('counts what is new until it is looked at, and marks what is urgent', async () => {
    const { page, trial } = stage
    await stage.sitDownAs(lin)
    const id = await cardTo(trial, lin, card({ tag: 'markdown', content: '卷宗逾期三天' }))
    await trial.client.im.message.urgentApp({
      path: { message_id: id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [lin] },
    })
    const chat = page.getByTestId('channel-案卷')
    await chat.getByText('[加急]').waitFor()
    expect(await chat.locator('.count').textContent()).toBe('1')
    await chat.click()
    await last().getByTestId('urgent').waitFor()
    await chat.locator('.count').waitFor({ state: 'detached' })
  })

  it('moves the trial’s clock', async () => {
    const { page, trial } = stage
    await stage.sitDownAs(lin)
    const before = trial.workspace.now()
    await page.getByTestId('clock-4h').click()
    await expect.poll(() => trial.workspace.now() - before).toBeGreaterThanOrEqual(4 * 3_600_000)
  })

  it('draws what people type as they typed it', async () => {
    const { page, trial } = stage
    const evil =
      '<img src=x onerror="document.title=1"> **粗** <at user_id="all"></at> javascript:alert(1)'
    await trial.workspace.act({ as: chen, do: 'say', chat: sales, text: evil })
    await stage.sitDownAs(lin)
    await last().getByText('**粗**').waitFor()
    expect(await page.getByRole('log').locator('img, b, a, .mention').count()).toBe(0)
    expect(await last().textContent()).toContain(evil)
  })
})
