import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { inspectScan, isDisguised } from '../../lambdas/imaging/inspect.ts'
import { customer, house } from '../../local/company/parties.ts'
import { companyScans } from '../../local/company/scans.ts'
import { isCreditCode } from '../../shared/terms/credit-code.ts'
import { SecrecyLevel } from '../../shared/terms/secrecy-level.ts'

const drawn = companyScans()
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the trial company has a paper of each secrecy level and each type of scan, all of them whole', async () => {
  const scans = await drawn
  const found = await Promise.all(scans.map(({ bytes }) => inspectScan(bytes)))
  const types = found.map((each, at) => {
    if (!each.ok) throw new Error(`${scans[at]?.file} is ${each.reason}`)
    expect(isDisguised(scans[at]?.file ?? '', each.type)).toBe(false)
    return each.type
  })
  expect(new Set(types)).toEqual(new Set(['pdf', 'jpeg', 'png', 'tiff']))
  expect(new Set(scans.map(({ level }) => level))).toEqual(new Set(SecrecyLevel.options))
  expect(new Set(scans.map(({ bytes }) => digestOf(bytes))).size).toBe(scans.length)
}, 90_000)

test('its papers are the same bytes whenever they are drawn, so that a second filing is recognised', async () => {
  const [first, second] = [await companyScans(), await companyScans()]
  expect(second.map(({ bytes }) => digestOf(bytes))).toEqual(
    first.map(({ bytes }) => digestOf(bytes)),
  )
}, 90_000)

test('the credit codes on its papers pass their check', () => {
  expect([house.code, customer.code].map(isCreditCode)).toEqual([true, true])
})
