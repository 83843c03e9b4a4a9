import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { s3Files } from '../../lambdas/aws/files.ts'
import type { BorrowRequest } from '../../shared/records/borrow-request.ts'
import type { Document } from '../../shared/records/document.ts'
import { minutes } from '../../shared/terms/moment.ts'
import type { Shown } from './browser.ts'
import { cast, must, startTrial, type Trial } from './trial.ts'

let trial: Trial
let document: Document
let other: Document
let loan: BorrowRequest
beforeAll(async () => {
  trial = await startTrial()
  document = await trial.file('secret', '2026年度购销合同')
  other = await trial.file('secret', '2025年度购销合同')
  loan = await trial.lend(document)
}, 120_000)
afterAll(() => trial?.close())

/** Nothing of the document: neither a picture nor its title. */
function expectNothing({ response, text }: Shown, status = 403): void {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type') ?? '').not.toContain('image')
  expect(text).not.toContain('购销合同')
  expect(response.headers.getSetCookie().join()).not.toContain('anjuan-seat=ey')
}

describe('a link to the reading room', () => {
  it('opens it for its person, who sees pages that differ from what is kept by the mark on them', async () => {
    const reader = await trial.sitDown(loan)
    const frame = await reader.go('/room/read/1')
    expect(frame.response.status).toBe(200)
    expect(frame.text).toContain('2026年度购销合同')
    const files = s3Files(trial.house.settings)
    for (const number of [1, 2]) {
      const { response } = await reader.page(number)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/jpeg')
      const kept = Buffer.from(
        await files.page({ id: document.id, sha256: document.sha256 ?? '' }, number),
      )
      expect(kept.equals(Buffer.from(await response.arrayBuffer()))).toBe(false)
    }
  })

  it('opens it once', async () => {
    const secret = await trial.link(loan)
    const first = await trial.browser().signIn(cast.owner, `/room/open/${secret}`)
    expect(first.response.status).toBe(303)
    expectNothing(await trial.browser().signIn(cast.owner, `/room/open/${secret}`))
  })

  it('opens it once when it is pressed twice at the same moment', async () => {
    const secret = await trial.link(loan)
    const both = await Promise.all(
      [trial.browser(), trial.browser()].map((browser) =>
        browser.signIn(cast.owner, `/room/open/${secret}`),
      ),
    )
    expect(both.map(({ response }) => response.status).sort()).toEqual([303, 403])
  })

  it('is not used up by who only looks at it, as a chat that previews addresses', async () => {
    const secret = await trial.link(loan)
    for (let look = 0; look < 3; look++) await trial.browser().go(`/room/open/${secret}`)
    const { response } = await trial.browser().signIn(cast.owner, `/room/open/${secret}`)
    expect(response.status).toBe(303)
  })

  it('opens nothing for another person, nor is it used up by them', async () => {
    const secret = await trial.link(loan)
    for (const user of [cast.outsider, cast.generalManager, cast.administrator]) {
      expectNothing(await trial.browser().signIn(user, `/room/open/${secret}`))
    }
    const { response } = await trial.browser().signIn(cast.owner, `/room/open/${secret}`)
    expect(response.status).toBe(303)
  })

  it('opens nothing two minutes later', async () => {
    const secret = await trial.link(loan)
    await trial.house.forward(minutes(2))
    expectNothing(await trial.browser().signIn(cast.owner, `/room/open/${secret}`))
  })

  it('opens nothing when it is guessed, cut or made up', async () => {
    const secret = await trial.link(loan)
    const wrong = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`
    expectNothing(await trial.browser().signIn(cast.owner, `/room/open/${wrong}`))
    for (const made of [secret.slice(1), `${secret}A`, 'x', '../prove', '%00'.repeat(15)]) {
      const { response } = await trial.browser().go(`/room/open/${encodeURIComponent(made)}`)
      expect(response.status, made).toBeOneOf([403, 404])
      expect(response.headers.get('location')).toBeNull()
    }
  })
})

describe('the way back from signing in', () => {
  it('leads nowhere without the cookie of the browser that set out', async () => {
    const secret = await trial.link(loan)
    const back = await trial.browser().wayBack(cast.owner, `/room/open/${secret}`)
    expectNothing(await trial.browser().go(back))
  })

  it('leads nowhere in a browser that set out on another way', async () => {
    const victim = trial.browser()
    await victim.go(`/room/open/${await trial.link(loan)}`)
    const attacker = await trial
      .browser()
      .wayBack(cast.outsider, `/room/open/${await trial.link(loan)}`)
    expectNothing(await victim.go(attacker))
  })

  it('leads nowhere with a state or nonce that is not the one sent out', async () => {
    const swapped = trial.browser()
    const back = await swapped.wayBack(cast.owner, `/room/open/${await trial.link(loan)}`)
    expectNothing(await swapped.go(back.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`)))
    const renonced = trial.browser()
    const good = await renonced.wayBack(cast.owner, `/room/open/${await trial.link(loan)}`)
    renonced.forge('way', (way) => ({ ...way, nonce: 'A'.repeat(43) }))
    expectNothing(await renonced.go(good))
  })

  it('is gone once: neither the code nor the cookie serves again', async () => {
    const secret = await trial.link(loan)
    const browser = trial.browser()
    const back = await browser.wayBack(cast.owner, `/room/open/${secret}`)
    const way = browser.cookies.get('__Host-anjuan-way') ?? ''
    expect((await browser.go(back)).response.status).toBe(303)
    expect(browser.cookies.has('__Host-anjuan-way')).toBe(false)
    const thief = trial.browser()
    thief.cookies.set('__Host-anjuan-way', way)
    expectNothing(await thief.go(back))
  })

  it('leads nowhere with a code that somebody got for another page', async () => {
    const mine = trial.browser()
    const back = await mine.wayBack(cast.outsider, '/room/prove')
    const code = new URL(back, 'http://x').searchParams.get('code') ?? ''
    const browser = trial.browser()
    const good = await browser.wayBack(cast.owner, `/room/open/${await trial.link(loan)}`)
    expectNothing(await browser.go(good.replace(/code=[^&]+/, `code=${code}`)))
  })

  it('leads nowhere when the way in the cookie is no way at all', async () => {
    const browser = trial.browser()
    const back = await browser.wayBack(cast.owner, `/room/open/${await trial.link(loan)}`)
    for (const way of ['', 'null', 'e30', 'ey', '%00', Buffer.from('[1]').toString('base64url')]) {
      browser.cookies.set('__Host-anjuan-way', way)
      expectNothing(await browser.go(back))
    }
  })
})

describe('a seat in the reading room', () => {
  it('is its own person’s: no name put into the cookie makes it another’s', async () => {
    const reader = await trial.sitDown(loan)
    const stolen = new Map(reader.cookies)
    const outsider = await trial.personId(cast.outsider)
    const forgeries: ((seat: Record<string, unknown>) => object)[] = [
      (seat) => ({ ...seat, user: cast.outsider }),
      (seat) => ({ ...seat, personId: outsider }),
      (seat) => ({ ...seat, user: cast.outsider, personId: outsider }),
      (seat) => ({ ...seat, user: cast.generalManager }),
      (seat) => ({ ...seat, documentId: other.id }),
      (seat) => ({ ...seat, documentId: `${document.id}~${outsider}` }),
      (seat) => ({ ...seat, documentId: 'x'.repeat(3000) }),
      (seat) => ({ ...seat, secret: 'A'.repeat(43) }),
      (seat) => ({ ...seat, workspace: 'T0OTHER' }),
      (seat) => ({ ...seat, user: 'U#IDENTITY' }),
      ({ secret: _, ...seat }) => seat,
    ]
    for (const forgery of forgeries) {
      const forger = trial.browser()
      for (const [name, value] of stolen) forger.cookies.set(name, value)
      forger.forge('seat', forgery)
      expectNothing(await forger.page(1))
      expectNothing(await forger.go('/room/read/1'))
      expectNothing(await forger.giveBack())
    }
    expect((await reader.page(1)).response.status).toBe(200)
  })

  it('is for one document: not for another that the same person may read', async () => {
    const second = await trial.lend(other)
    const reader = await trial.sitDown(second)
    reader.forge('seat', (seat) => ({ ...seat, documentId: document.id }))
    expectNothing(await reader.page(1))
    reader.forge('seat', (seat) => ({ ...seat, documentId: other.id }))
    expect((await reader.page(1)).response.status).toBe(200)
  })

  it('shows the pages there are, and no other number is one', async () => {
    const reader = await trial.sitDown(loan)
    const numbers = ['0', '-1', '3', '1e9', '1e0', '0x1', '01', '1.0', '+1', 'abc', 'NaN', '٢']
    for (const number of [...numbers, '99999', '1000000000', '%31%00', '1%20', '1;2']) {
      expectNothing(await reader.page(encodeURI(number)), 403)
    }
    for (const path of [
      '/room/page/../../originals/..%2f',
      '/room/page/..%2f..%2foriginals%2f1',
      '/room/page/1/2',
      '/room/page/1/../../../x',
      '/room/page/%2e%2e/%2e%2e/top-secret',
      '/room/page//1',
      '/room/page/',
      '/room/constructor',
      '/room/__proto__',
      '/room/toString/1',
      '/room/',
      '/originals/1',
    ]) {
      const shown = await reader.go(path, { headers: { 'sec-fetch-dest': 'image' } })
      expect(shown.response.status, path).toBeOneOf([403, 404])
      expect(shown.text, path).not.toContain('购销合同')
    }
  })

  it('gives a page as a picture in its frame only, and to no other way of asking', async () => {
    const reader = await trial.sitDown(loan)
    for (const dest of ['document', 'iframe', 'empty', 'embed', 'object', 'script']) {
      expectNothing(await reader.page(1, { headers: { 'sec-fetch-dest': dest } }))
    }
    for (const method of ['HEAD', 'PUT', 'OPTIONS', 'DELETE', 'PATCH', 'POST']) {
      const { response, text } = await reader.page(1, { method })
      expect(response.status, method).toBe(405)
      expect(text, method).toBe('')
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('is kept by nobody, framed by nobody, and told to nobody', async () => {
    const reader = await trial.sitDown(loan)
    const link = await trial.link(loan)
    const shown = [
      await reader.go('/room/read/1'),
      await reader.page(1),
      await reader.page(7),
      await reader.go('/room/style.css'),
      await reader.go('/room/nothing'),
      await trial.browser().go(`/room/open/${link}`),
      await trial.browser().signIn(cast.owner, `/room/open/${link}`),
      await trial.browser().go('/room/signed-in?code=1&state=2'),
    ]
    for (const { response, text } of shown) {
      const said = response.headers
      expect(said.get('cache-control')).toContain('no-store')
      expect(said.get('x-content-type-options')).toBe('nosniff')
      expect(said.get('referrer-policy')).toBe('no-referrer')
      expect(said.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(said.get('etag')).toBeNull()
      const policy = said.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|script-src|\*|data:/)
      expect(text).not.toMatch(/<script|<style| style=| on[a-z]+=|https?:\/\//i)
      for (const cookie of said.getSetCookie()) {
        expect(cookie).toMatch(/^__Host-.*Path=\/; Secure; HttpOnly; SameSite=Lax$/)
      }
    }
  })

  it('is not given up by a form on another site, nor by a link', async () => {
    const reader = await trial.sitDown(loan)
    for (const site of ['cross-site', 'same-site', 'none', '']) {
      expectNothing(await reader.giveBack(site))
    }
    expect((await reader.go('/room/return')).response.status).toBe(405)
    expect((await reader.page(1)).response.status).toBe(200)
  })

  it('ends with the return: no page, no frame, no new link, and the old seat opens no later loan', async () => {
    const reader = await trial.sitDown(loan)
    const unused = await trial.link(loan)
    const { response, text } = await reader.giveBack()
    expect(response.status).toBe(200)
    expect(text).toContain('已归还')
    const seat = await trial.sitDown(loan).catch((error: Error) => error.message)
    expect(seat).toContain('reading.refused')
    expectNothing(await trial.browser().signIn(cast.owner, `/room/open/${unused}`))
    expectNothing(await reader.page(1))
  })
})

describe('a loan that is over', () => {
  it('by its time is over between two pages', async () => {
    const timed = await trial.lend(await trial.file('secret', '2024年度购销合同'))
    const reader = await trial.sitDown(timed)
    await trial.house.forward(minutes(239))
    expect((await reader.page(1)).response.status).toBe(200)
    await trial.house.forward(minutes(1))
    expectNothing(await reader.page(2))
    expectNothing(await reader.go('/room/read/2'))
  })

  it('by revocation is over between two pages, and so is the link not yet used', async () => {
    const revoked = await trial.lend(await trial.file('secret', '2023年度购销合同'))
    const reader = await trial.sitDown(revoked)
    const unused = await trial.link(revoked)
    expect((await reader.page(1)).response.status).toBe(200)
    const reason = '客户来函'
    await must(trial.run(cast.archivist, 'loan.revoke', { requestId: revoked.id, reason }))
    expectNothing(await reader.page(2))
    expectNothing(await reader.go('/room/read/1'))
    expectNothing(await trial.browser().signIn(cast.owner, `/room/open/${unused}`))
  })

  it('stays over for an old seat when the same document is lent to the same person again', async () => {
    const paper = await trial.file('secret', '2022年度购销合同')
    const before = await trial.lend(paper)
    const reader = await trial.sitDown(before)
    const seat = reader.cookies.get('__Host-anjuan-seat') ?? ''
    await reader.giveBack()
    const again = await trial.lend(paper)
    reader.cookies.set('__Host-anjuan-seat', seat)
    expectNothing(await reader.page(1))
    expectNothing(await reader.giveBack())
    expect((await (await trial.sitDown(again)).page(1)).response.status).toBe(200)
  })

  it('ends for who is suspended at the next click, seat and link and all', async () => {
    const paper = await trial.file('secret', '2021年度购销合同')
    const held = await trial.lend(paper)
    const reader = await trial.sitDown(held)
    const unused = await trial.link(held)
    expect((await reader.page(1)).response.status).toBe(200)
    const suspended = {
      identity: `slack#${trial.by(cast.owner).workspace}#${cast.owner}`,
      name: '林晓雯',
      roles: ['salesperson'],
      departmentId: '销售一部',
    }
    await must(trial.run(cast.administrator, 'member.save', { ...suspended, active: 'no' }))
    expectNothing(await reader.page(2))
    expectNothing(await reader.go('/room/read/2'))
    expectNothing(await reader.giveBack())
    expectNothing(await trial.browser().signIn(cast.owner, `/room/open/${unused}`))
    await must(trial.run(cast.administrator, 'member.save', { ...suspended, active: 'yes' }))
  })
})
