import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { tellStory } from '../../local/company/story.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { startChromium } from '../local/slack/chromium.ts'

const PICTURES = join(import.meta.dirname, '../../pictures')

/** The trial company on a stage: one browser, everybody takes a turn at it. */
export interface Stage {
  house: LocalHouse
  /** Someone sits down at the chat; each person has a browser of their own. */
  as(user: string): Promise<Seat>
  /** A picture of what everybody sees, for when a scene fails. */
  shotOfAll(): Promise<void>
  close(): Promise<void>
}

/** One person at the chat. */
export interface Seat {
  page: Page
  open(channel: string): Promise<void>
  command(text: string): Promise<void>
  /** The message, newest first, that says this. */
  message(text: string | RegExp): Locator
  press(message: Locator, button: string | RegExp): Promise<void>
  /** Presses the newest button of that name, wherever it stands. */
  pressLast(button: string): Promise<void>
  /** Opens the thread under the message that says this. */
  openThread(text: string): Promise<void>
  closeModals(): Promise<void>
  settled(): Promise<void>
  field(name: string): Locator
  type(name: string, text: string): Promise<void>
  choose(name: string, typed: string, option: string | RegExp): Promise<void>
  submit(): Promise<void>
  /** Sits in the reading room, or back in the office. */
  sit(where: 'office' | 'reading-room'): Promise<void>
  /** Presses something that opens a page, signs in there as oneself, and gives the page. */
  signIn(open: () => Promise<void>): Promise<Page>
  shot(name: string, page?: Page): Promise<void>
}

export async function setStage(): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-story-'))
  await mkdir(PICTURES, { recursive: true })
  const house = await startHouse({ directory, answerWithin: 20_000 })
  await tellStory(house)
  const browser = await startChromium()
  const seats = new Map<string, Promise<Seat>>()
  return {
    house,
    as: (user) => {
      const seat = seats.get(user) ?? sitDown(browser, house, user)
      seats.set(user, seat)
      return seat
    },
    shotOfAll: async () => {
      for (const [user, seat] of seats) await (await seat).shot(`failed-${user}`)
    },
    close: async () => {
      await browser.close()
      await house.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function sitDown(browser: Browser, house: LocalHouse, user: string): Promise<Seat> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${house.workspace.url}/?as=${user}`)
  await page.getByTestId('composer').waitFor()
  const field = (name: string) => page.getByTestId('modal').last().locator(`[data-block=${name}]`)

  return {
    page,
    open: async (channel) => {
      await page.getByTestId(`channel-${channel}`).click()
    },
    command: async (text) => {
      await page.getByTestId('composer').fill(text)
      await page.getByTestId('composer').press('Enter')
    },
    message: (text) => page.getByTestId('message').filter({ hasText: text }).last(),
    press: async (message, button) => {
      const exact = typeof button === 'string'
      await message
        .getByRole('button', { name: button, exact })
        .or(message.getByRole('link', { name: button, exact }))
        .first()
        .click()
      await house.settled()
    },
    pressLast: async (button) => {
      const named = { name: button, exact: true }
      await page.getByRole('button', named).or(page.getByRole('link', named)).last().click()
      await house.settled()
    },
    openThread: async (text) => {
      const root = page.getByTestId('message').filter({ hasText: text }).first()
      await root.getByTestId('replies').click()
      await page.getByTestId('thread').waitFor()
    },
    closeModals: async () => {
      while ((await page.getByTestId('modal').count()) > 0) {
        await page.getByTestId('modal-close').last().click()
        await page.waitForTimeout(100)
      }
    },
    settled: () => house.settled(),
    field,
    type: (name, text) => field(name).locator('input,textarea').first().fill(text),
    choose: async (name, typed, option) => {
      await field(name).getByRole('combobox').fill(typed)
      await page.getByRole('option', { name: option }).first().click()
    },
    submit: async () => {
      const modals = await page.getByTestId('modal').count()
      await page.getByTestId('modal-submit').last().click()
      // Either it closes, or it shows what to correct.
      await Promise.race([
        page
          .getByTestId('modal')
          .nth(modals - 1)
          .waitFor({ state: 'detached' }),
        page.getByTestId('modal').last().locator('[role=alert]').first().waitFor(),
      ])
      await house.settled()
    },
    sit: async (where) => {
      await page.getByTestId(`place-${where}`).click()
    },
    signIn: async (open) => {
      const [opened] = await Promise.all([context.waitForEvent('page'), open()])
      opened.setDefaultTimeout(20_000)
      await opened.getByRole('button', { name: /允许|Allow/ }).click()
      await opened.waitForLoadState('networkidle')
      return opened
    },
    shot: async (name, shown = page) => {
      await shown.screenshot({ path: join(PICTURES, `${name}.png`) })
    },
  }
}
