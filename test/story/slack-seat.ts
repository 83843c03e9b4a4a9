import type { Page } from 'playwright-core'
import type { LocalHouse } from '../../local/house.ts'
import { atPage } from './at-page.ts'
import type { Chair } from './seat.ts'

/** Somebody at the page of the company's Slack. */
export async function slackSeat(house: LocalHouse, page: Page, user: string): Promise<Chair> {
  await page.goto(`${house.workspace.url}/?as=${user}`)
  await page.getByTestId('composer').waitFor()
  const { write, ...common } = atPage(house, page)
  const { message } = common
  const modal = page.getByTestId('modal')
  const field = (name: string) => modal.last().locator(`[data-block=${name}]`)

  return {
    ...common,
    command: write,
    found: async (text) => {
      await message(text).waitFor()
      return message(text)
    },
    // Beside the button that was pressed, for one pair of eyes.
    answered: async (text) => {
      await message(text).waitFor()
      return message(text)
    },
    type: (name, text) => field(name).locator('input,textarea').first().fill(text),
    choose: async (name, typed, option) => {
      await field(name).getByRole('combobox').fill(typed)
      await page.getByRole('option', { name: option }).first().click()
    },
    tick: (name) => field(name).getByRole('checkbox').check(),
    offered: async (name, typed) => {
      await field(name).getByRole('combobox').fill(typed)
      const nothing = page.getByText(/没有匹配的选项|No matching/)
      await nothing.or(page.getByRole('option')).first().waitFor()
      return page.getByRole('option').allTextContents()
    },
    submit: async () => {
      const modals = await modal.count()
      await page.getByTestId('modal-submit').last().click()
      // Either it closes, or it shows what to correct.
      await Promise.race([
        modal.nth(modals - 1).waitFor({ state: 'detached' }),
        modal.last().locator('[role=alert]').first().waitFor(),
      ])
      await house.settled()
    },
    formUnless: async (words) => {
      await message(words).or(modal).first().waitFor()
      return (await modal.count()) > 0
    },
    closeAll: async () => {
      while ((await modal.count()) > 0) {
        await page.getByTestId('modal-close').last().click()
        await page.waitForTimeout(100)
      }
    },
    home: async () => {
      await page.getByTestId('home').click()
      await page.getByTestId('home-pane').getByText('我能做什么').waitFor()
      return page.getByTestId('home-pane')
    },
  }
}
