import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chromiumPath, startChromium } from '../slack/chromium.ts'
import { startTrial as startSlack } from '../slack/trial.ts'
import { adams, sales, startTrial } from './trial.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
let lark: Awaited<ReturnType<typeof startTrial>>
beforeEach(async () => {
  slack = await startSlack(undefined, { beside: () => lark.workspace.url })
  lark = await startTrial(undefined, { beside: () => slack.workspace.url })
})
afterEach(async () => {
  await slack.close()
  await lark.close()
})

describe.skipIf(!chromiumPath)('both chats of a company', { timeout: 60_000 }, () => {
  it('stand side by side, each with its own person, each live', async () => {
    const browser = await startChromium()
    const page = await browser.newPage({ viewport: { width: 1440, height: 860 } })
    page.setDefaultTimeout(20_000)
    await page.goto(`${slack.workspace.url}/?as=U0LIN00001`)
    await page.getByTestId('both-faces').click()
    const left = page.frameLocator('[data-testid=face-slack]')
    const right = page.frameLocator('[data-testid=face-lark]')
    await left.getByTestId('composer').fill('凤竹下周来看样')
    await left.getByTestId('composer').press('Enter')
    await left.getByTestId('message').getByText('凤竹下周来看样').waitFor()

    await right.getByTestId('person').click()
    await right.getByTestId(`person-${adams}`).click()
    await right.getByTestId('composer').fill('我去接')
    await right.getByTestId('composer').press('Enter')
    await right.getByTestId('message').getByText('我去接').waitFor()
    expect(lark.workspace.messages(sales)).toMatchObject([{ sender: adams }])
    expect(slack.workspace.messages('C0SALES001')).toMatchObject([{ user: 'U0LIN00001' }])
    const cookies = await page.evaluate('document.cookie')
    expect(cookies).toContain(`lark_person=${adams}`)
    expect(cookies).toContain('workspace_person=U0LIN00001')

    // Within a frame the other chat is in sight already.
    expect(await right.getByTestId('both-faces').count()).toBe(0)
    await browser.close()
  })

  it('lead to each other from their rails', async () => {
    const browser = await startChromium()
    const page = await browser.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(lark.workspace.url)
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByTestId('other-face').click(),
    ])
    await other.getByTestId('other-face').waitFor()
    expect(new URL(other.url()).origin).toBe(slack.workspace.url)
    await browser.close()
  })
})
