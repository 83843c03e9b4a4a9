import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { startChromium } from '../slack/chromium.ts'
import { type Answering, startTrial, type Trial } from './trial.ts'

/** Words that nothing is read into. */
export const plain = (content: string) => ({ tag: 'plain_text', content })

/** A card under a title, with these components. */
export const titled = (title: string, ...elements: unknown[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: plain(title), template: 'blue' },
  body: { elements },
})

const menu = [
  { key: 'visit', name: { zh: '拜访', en: 'Visit' } },
  { key: 'borrow', name: { zh: '借阅', en: 'Borrow' } },
]

/** A browser at the page of a workspace whose bot answers as a test says, new for each test. */
export function onStage() {
  let browser: Browser | undefined
  let page: Page | undefined
  let trial: Trial | undefined
  let answer: Answering = () => ({})
  const faults: string[] = []
  const standing = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('nothing stands before the curtain is up')
    return thing
  }
  beforeAll(async () => {
    browser = await startChromium()
  }, 60_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    answer = () => ({})
    faults.length = 0
    trial = await startTrial((received) => answer(received), { menu })
    page = await standing(browser).newPage({ viewport: { width: 1280, height: 860 } })
    page.on('pageerror', (error) => faults.push(error.message))
    page.setDefaultTimeout(15_000)
  })
  afterEach(async () => {
    await page?.close()
    await trial?.close()
    expect(faults).toEqual([])
  })
  return {
    get page() {
      return standing(page)
    },
    get trial() {
      return standing(trial)
    },
    /** Answers every delivery like this from now on. */
    answers: (next: Answering) => {
      answer = next
    },
    /** Answers every press like this from now on. */
    answersPresses: (next: () => object | Promise<object>) => {
      answer = async ({ payload: { header } }) =>
        header['event_type'] === 'card.action.trigger' ? { body: await next() } : {}
    },
    sitDownAs: async (person: string) => {
      await standing(page).goto(`${standing(trial).workspace.url}/?as=${person}`)
      await standing(page).getByTestId('composer').waitFor()
    },
    /** What the bot was told of presses. */
    presses: () =>
      standing(trial)
        .events('card.action.trigger')
        .map(({ action }) => action),
  }
}
