import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { people } from '../../local/company/people.ts'
import { companyScans } from '../../local/company/scans.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import { chromiumPath } from '../local/slack/chromium.ts'
import type { Seat } from './seat.ts'
import { type Stage, setStage } from './stage.ts'

const LIN = 'U0LIN'
const HUANG = 'U0HUANG'
const CHEN = 'U0CHEN'
const WANG = 'U0WANG'
const ZHOU = 'U0ZHOU'
const WU = 'U0WUJ'

/** The story from a visit to an expired loan, played in one of the chats. */
export const storyOn = (face: Chat) =>
  describe.skipIf(!chromiumPath)(`the story, in ${face}`, { timeout: 240_000 }, () => {
    let stage: Stage

    beforeAll(async () => {
      stage = await setStage(face)
    }, 300_000)
    afterAll(() => stage.close())
    // What everybody saw when a scene failed.
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await stage.shotOfAll()
    })

    it('a salesperson notes a visit from the car, and the note stands in the channel', async () => {
      const lin = await stage.as(LIN)
      await lin.open('销售一部')
      await lin.command('/visit')
      await lin.choose('customerId', 'fz', /凤竹/)
      await lin.type('learned', '客户同意续签年度框架合同,单价每公斤下调两角。')
      await lin.type('met', '蔡美丽 总经理')
      await lin.type('commitment', '周五前回传盖章合同')
      await lin.shot('01-visit-form')
      await lin.submit()
      const note = await lin.found('单价每公斤下调两角')
      await lin.shot('02-visit-note')
      expect(await note.textContent()).toContain('周五前回传盖章合同')
    })

    it('the scan of the contract is dropped into the channel and filed as secret', async () => {
      const lin = await stage.as(LIN)
      await share(lin, '购销合同')
      await lin.openThread('销售一部', '购销合同')
      await lin.press(lin.message('收到文件'), /^归档/)
      await lin.choose('customerId', '凤竹', /凤竹/)
      await lin.choose('secrecy', '秘密', /^秘密/)
      await lin.shot('03-filing-form')
      await lin.submit()
      const filed = lin.message(/已归档 · KH00001-2-2026-001-0001/)
      await filed.waitFor()
      expect(await filed.textContent()).toContain('密级文件不应留在聊天中')
      await lin.shot('04-filed-in-thread')
    })

    it('another salesperson is refused, with the reason and who could allow it', async () => {
      const huang = await stage.as(HUANG)
      await huang.openThread('销售一部', '购销合同')
      await huang.press(huang.message(/已归档/), '借阅')
      const why = await (await huang.answered(/没有办理/)).textContent()
      expect(why).toContain('部门经理')
      expect(why).toContain('总经理')
      await huang.shot('05-salesperson-refused')
    })

    it('the department manager applies, and the general manager approves in the thread after signing in', async () => {
      const chen = await stage.as(CHEN)
      await chen.openThread('销售一部', '购销合同')
      await chen.press(chen.message(/已归档/), '借阅')
      await chen.type('purpose', '核对续签价格与违约条款')
      await chen.shot('06-borrow-form')
      await chen.submit()
      await chen.closeAll()
      await chen.message(/借阅申请 · JY-/).waitFor()

      const wang = await stage.as(WANG)
      await wang.openThread('销售一部', '购销合同')
      await wang.press(wang.message(/借阅申请 · JY-/), '批准')
      const asked = await wang.answered(/确认身份|本人/)
      await wang.shot('07-proof-of-identity')
      const proof = await wang.signIn(() => wang.press(asked, /确认|登录/))
      expect(await proof.textContent('body')).toContain('身份已确认')
      await proof.close()
      await wang.openThread('销售一部', '购销合同')
      await wang.press(wang.message(/借阅申请 · JY-/), '批准')
      await wang.message(/王建业.*批准/).waitFor()
      await wang.shot('08-approved-in-thread')
    })

    it('the manager acknowledges the duties and reads a page with his name, the time and the number across it', async () => {
      const chen = await stage.as(CHEN)
      await chen.open('案卷')
      await chen.pressLast('领取')
      await chen.tick('acknowledged')
      await chen.shot('09-duties')
      await chen.submit()
      await chen.closeAll()
      const page = await read(chen)
      expect(
        await page
          .locator('img')
          .evaluate((img) => (img as { naturalWidth?: number }).naturalWidth ?? 0),
      ).toBeGreaterThan(600)
      await chen.shot('10-page-with-watermark', page)
      await page.getByRole('link', { name: '下一页' }).click()
      await page.waitForLoadState('networkidle')
      expect(await page.textContent('nav')).toContain('2 / 3')
    })

    it('four hours after hand-over the next page is refused', async () => {
      const chen = await stage.as(CHEN)
      const page = chen.page.context().pages().at(-1)
      if (!page) throw new Error('the reading page is closed')
      await stage.house.forward(4 * 3_600_000 + 1000)
      await page.getByRole('link', { name: '下一页' }).click()
      await page.waitForLoadState('networkidle')
      expect(await page.textContent('body')).toContain('不能阅览')
      expect(await page.locator('img').count()).toBe(0)
      await chen.shot('11-time-is-over', page)
      await page.close()
    })

    it('a highly secret paper is read in the reading room only, while the archivist keeps it open', async () => {
      const wu = await stage.as(WU)
      await wu.open('案卷')
      await fileShared(wu, '成本底价表', '机密', '交易的其他资料')
      await wu.message(/已归档 · KH00001-4-2026/).waitFor()

      const chen = await stage.as(CHEN)
      await chen.open('案卷')
      await chen.command('/borrow')
      await chen.choose('documentId', '成本', /成本底价表/)
      await chen.type('purpose', '核定明年框架合同的底价')
      await chen.submit()
      await chen.closeAll()

      const zhou = await stage.as(ZHOU)
      await zhou.open('案卷')
      await approve(zhou)

      await chen.pressLast('确认守则')
      await chen.tick('acknowledged')
      await chen.submit()
      await chen.closeAll()

      await wu.pressLast('开室')
      await wu.submit()
      await wu.closeAll()
      await wu.shot('12-archivist-opens-the-sitting')

      const outside = await read(chen)
      expect(await outside.textContent('body')).toContain('不能阅览')
      await chen.shot('13-not-from-the-office', outside)
      await outside.close()
      await chen.sit('reading-room')
      const inside = await read(chen)
      expect(await inside.textContent('header')).toContain('机密')
      await chen.shot('14-sitting', inside)
      await inside.close()
    })

    it('a top secret paper is refused to every role, whoever asks and however high', async () => {
      const wu = await stage.as(WU)
      await wu.open('案卷')
      await fileShared(wu, '并购意向书', '绝密')
      await wu.message(/已归档 · KH00001-2-2026-001-0002/).waitFor()
      await wu.shot('15-top-secret-filed')

      for (const { user, name } of people) {
        const seat = await stage.as(user)
        await seat.open('案卷')
        await seat.command('/borrow KH00001-2-2026-001-0002')
        if (await seat.formUnless(/绝密档案禁止调阅/)) {
          // Who may not know of it is asked which document, as for any number that stands for nothing.
          expect(await seat.offered('documentId', 'KH00001-2-2026-001-0002'), name).toEqual([])
          await seat.closeAll()
        }
        if (user === WANG) await seat.shot('16-top-secret-refused-to-the-general-manager')
      }
    })

    it('anyone entitled asks for the customer and sees what they may know', async () => {
      const sun = await stage.as('U0SUN')
      await sun.open('案卷')
      await sun.command('/summary 凤竹')
      const summary = sun.message(/福建凤竹针织有限公司/)
      await summary.waitFor()
      expect(await summary.textContent()).not.toContain('并购')
      await sun.shot('17-summary')
      await sun.command('/authority')
      await sun.message(/权力清单 第 1 版/).waitFor()
      await sun.shot('18-authority-schedule')
      const wu = await stage.as(WU)
      await wu.command('/register')
      await wu.message(/借阅登记/).waitFor()
      await wu.shot('19-register')
      expect(await (await sun.home()).textContent()).toContain('孙国栋 的案头')
      await sun.shot('20-home')
    })
  })

/** Approves the newest request, proving afresh who one is. */
async function approve(seat: Seat): Promise<void> {
  await seat.pressLast('批准')
  const proof = await seat.signIn(() => seat.pressLast('登录确认身份'))
  expect(await proof.textContent('body')).toContain('身份已确认')
  await proof.close()
  await seat.pressLast('批准')
}

/** Drops a scan and files it for 凤竹 at a level. */
async function fileShared(seat: Seat, title: string, level: string, kind?: string): Promise<void> {
  await share(seat, title)
  await seat.pressLast(`归档 ${title}.pdf`)
  await seat.choose('customerId', '凤竹', /凤竹/)
  if (kind) await seat.choose('documentKind', kind, kind)
  await seat.choose('secrecy', level, level)
  await seat.submit()
}

const read = (seat: Seat): Promise<Page> =>
  seat.signIn(async () => {
    await seat.pressLast('阅读')
    await seat.pressLast('进入阅览室')
  })

/** Drops one of the company's scans into the open channel, as a person drags a file. */
async function share(seat: Seat, name: string): Promise<void> {
  const scan = (await companyScans()).find(({ file }) => file.startsWith(name))
  if (!scan) throw new Error(`there is no ${name} among the scans`)
  await seat.share(scan.file, scan.bytes)
}
