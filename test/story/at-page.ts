import type { Page } from 'playwright-core'
import type { LocalHouse } from '../../local/house.ts'
import type { Chair } from './seat.ts'

/** What is done alike in the pages of both chats. */
export function atPage(house: LocalHouse, page: Page) {
  const message: Chair['message'] = (text) =>
    page.getByTestId('message').filter({ hasText: text }).last()
  const open = (channel: string) => page.getByTestId(`channel-${channel}`).click()
  return {
    page,
    message,
    open,
    openThread: async (channel: string, text: string) => {
      await open(channel)
      const root = page.getByTestId('message').filter({ hasText: text }).first()
      await root.getByTestId('replies').click()
      await page.getByTestId('thread').waitFor()
    },
    write: async (text: string) => {
      await page.getByTestId('composer').fill(text)
      await page.getByTestId('composer').press('Enter')
    },
    share: async (name: string, bytes: Uint8Array) => {
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
      await page.getByTestId('file-input').setInputFiles(file)
      await page.getByTestId('send').click()
      await house.settled()
    },
    press: async (shown: ReturnType<Chair['message']>, button: string | RegExp) => {
      const named = { name: button, exact: typeof button === 'string' }
      await shown.getByRole('button', named).or(shown.getByRole('link', named)).first().click()
      await house.settled()
    },
    pressLast: async (button: string) => {
      const named = { name: button, exact: true }
      await page.getByRole('button', named).or(page.getByRole('link', named)).last().click()
      await house.settled()
    },
  }
}
