import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { LocalHouse } from '../../local/house.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import { startChromium } from '../local/slack/chromium.ts'
import { deployedHouse } from '../support/deployed-house.ts'
import { larkSeat } from './lark-seat.ts'
import type { Chair, Seat } from './seat.ts'
import { slackSeat } from './slack-seat.ts'

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

const chairs: Record<Chat, (house: LocalHouse, page: Page, user: string) => Promise<Chair>> = {
  slack: slackSeat,
  lark: larkSeat,
}

/** Raises the curtain in one of the chats. */
export async function setStage(face: Chat): Promise<Stage> {
  await mkdir(PICTURES, { recursive: true })
  const { house, close } = await deployedHouse(face)
  const browser = await startChromium()
  const taken = new Map<string, Promise<Seat>>()
  return {
    house,
    as: (user) => {
      const seat = taken.get(user) ?? sitDown(browser, house, face, user)
      taken.set(user, seat)
      return seat
    },
    shotOfAll: async () => {
      for (const [user, seat] of taken) await (await seat).shot(`failed-${user}`)
    },
    close: async () => {
      await browser.close()
      await close()
    },
  }
}

async function sitDown(
  browser: Browser,
  house: LocalHouse,
  face: Chat,
  user: string,
): Promise<Seat> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const chair = await chairs[face](house, page, user)
  return {
    ...chair,
    sit: async (where) => {
      await page.getByTestId(`place-${where}`).click()
    },
    signIn: async (open) => {
      const [opened] = await Promise.all([context.waitForEvent('page'), open()])
      opened.setDefaultTimeout(20_000)
      await opened.getByRole('button', { name: /允许|授权|Allow/ }).click()
      await opened.waitForLoadState('networkidle')
      return opened
    },
    shot: async (name, shown = page) => {
      // The pictures of the first chat keep their old names.
      const named = face === 'slack' ? name : `${face}-${name}`
      await shown.screenshot({ path: join(PICTURES, `${named}.png`) })
    },
  }
}
