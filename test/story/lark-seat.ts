import type { Page } from 'playwright-core'
import { openIdOf } from '../../local/company/people.ts'
import type { LocalHouse } from '../../local/house.ts'
import { atPage } from './at-page.ts'
import type { Chair } from './seat.ts'

const BOT = '案卷'

/** Somebody at the page of the company's Lark: forms, and what is for one alone, lie in the chat with the bot. */
export async function larkSeat(house: LocalHouse, page: Page, user: string): Promise<Chair> {
  await page.goto(`${house.lark.url}/?as=${openIdOf(user)}`)
  await page.getByTestId('composer').waitFor()
  const { write, ...common } = atPage(house, page)
  const { message } = common
  const form = page.getByTestId('form')

  /** Where one is, and where one came from to fill in a form. */
  let here: { channel: string; thread?: string } | undefined
  let back: typeof here
  const go = async (there: NonNullable<typeof here>) => {
    here = there
    if (there.thread) await common.openThread(there.channel, there.thread)
    else await common.open(there.channel)
  }
  const toBot = async () => {
    if (here?.channel === BOT) return
    back = here
    await go({ channel: BOT })
  }
  const field = async (name: string) => {
    await toBot()
    return form.last().locator(`[data-block=${name}]`)
  }
  /** Types what is looked for, and has it looked for; whether anything was found. */
  const search = async (name: string, typed: string) => {
    const box = await field(name)
    await box.locator(`[data-component=${name}__q]`).getByRole('textbox').fill(typed)
    await box.getByTestId('form-search').click()
    const nothing = box.getByRole('alert')
    await nothing.or(box.getByRole('combobox')).first().waitFor()
    return (await nothing.count()) === 0
  }

  return {
    ...common,
    open: (channel) => go({ channel }),
    openThread: (channel, thread) => go({ channel, thread }),
    command: async (text) => {
      await write(here?.channel === BOT ? text : `@${BOT} ${text}`)
      await house.settled()
    },
    // Whatever comes of something said in a group hangs under it.
    found: async (text) => {
      await page.getByTestId('replies').last().click()
      await message(text).waitFor()
      return message(text)
    },
    answered: async (text) => {
      await toBot()
      await message(text).waitFor()
      return message(text)
    },
    type: async (name, text) => {
      await (await field(name)).locator('input,textarea').first().fill(text)
    },
    choose: async (name, typed, option) => {
      const box = await field(name)
      await box.waitFor()
      if ((await box.getByTestId('form-search').count()) > 0) await search(name, typed)
      await box.getByRole('combobox').click()
      await page.getByRole('option', { name: option }).first().click()
    },
    tick: async (name) => (await field(name)).getByRole('checkbox').check(),
    offered: async (name, typed) => {
      if (!(await search(name, typed))) return []
      await (await field(name)).getByRole('combobox').click()
      return page.getByRole('option').allTextContents()
    },
    submit: async () => {
      await toBot()
      const forms = await form.count()
      await page.getByTestId('form-submit').last().click()
      // Either it is a form no more, or it shows what to correct.
      await Promise.race([
        form.nth(forms - 1).waitFor({ state: 'detached' }),
        form.last().locator('[role=alert]').first().waitFor(),
      ])
      await house.settled()
      if (back) await go(back)
      back = undefined
    },
    formUnless: async (words) => {
      await toBot()
      await message(words).or(form).first().waitFor()
      return (await form.count()) > 0
    },
    closeAll: async () => {
      for (let open = await form.count(); open > 0; open--) {
        await page.getByTestId('form-close').last().click()
        await form.nth(open - 1).waitFor({ state: 'detached' })
      }
    },
    home: async () => {
      await toBot()
      // The first time one comes in, the desk is shown unasked.
      const desks = page.getByTestId('message').filter({ hasText: '的案头' })
      const before = await desks.count()
      await page.getByTestId('menu-home').click()
      await desks.nth(before).waitFor()
      await desks.nth(before).scrollIntoViewIfNeeded()
      return desks.nth(before)
    },
  }
}
