import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CompanyScan, companyScans } from '../../local/company/scans.ts'
import { type Company, openCompany } from './company.ts'
import { faces, type Seat } from './seat.ts'

const ONE = 'C0SALES1'

describe.each(faces)('filing, as people see it, in %s', (face) => {
  let company: Company
  let scans: CompanyScan[]

  beforeAll(async () => {
    company = await openCompany(face)
    scans = await companyScans()
  }, 300_000)
  afterAll(() => company?.close())

  const bytesOf = (name: string) => {
    const scan = scans.find(({ file }) => file.startsWith(name))
    if (!scan) throw new Error(`there is no ${name} among the scans`)
    return scan.bytes
  }

  async function file(seat: Seat, name: string, bytes: Uint8Array, channel = seat.dm()) {
    await seat.share(name, bytes, channel)
    await seat.press(seat.find(/收到文件|Files received/, channel), /^(归档|File) /)
    const english = seat.user === 'U0ANNA'
    const errors = await seat.form().submit({
      customerId: english ? { type: 'Nordic', choose: 'Nordic' } : { type: '凤竹', choose: '凤竹' },
      documentKind: english ? 'Other trade papers' : '交易的其他资料',
      secrecy: english ? 'unclassified' : '非密级',
    })
    expect(errors).toEqual({})
    return seat.find(/./su, channel).words
  }

  it('what is no whole and open scan is refused with its reason', async () => {
    const { lin } = company
    const pdf = bytesOf('成本底价表')
    const refused: [string, Uint8Array, string][] = [
      ['cut.pdf', pdf.slice(0, -2000), '文件不完整（可能上传中断）'],
      ['picture.pdf', bytesOf('信用额度'), '文件内容与名称不符，疑为伪装文件。'],
      ['tool.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000, 7)]), '只收 PDF、JPEG、'],
      ['note.txt', Buffer.from('你好'), '只收 PDF、JPEG、PNG、TIFF；'],
    ]
    for (const [name, bytes, reason] of refused) {
      const words = await file(lin, name, bytes)
      expect(words).toContain('未能归档')
      expect(words).toContain(reason)
      expect(words).toContain('由 林晓雯 送交')
    }
  })

  it('PDF, JPEG, PNG and TIFF are taken; the same bytes twice are known by their number', async () => {
    const { lin, chen } = company
    expect(await file(lin, '底价.pdf', bytesOf('成本底价表'))).toContain(
      '已归档 · KH00001-4-2026-001-0002',
    )
    expect(await file(lin, '额度.png', bytesOf('信用额度'), ONE)).toContain('已归档 · KH00001-4-')
    expect(await file(chen, '副本.pdf', bytesOf('成本底价表'), ONE)).toContain(
      '同一文件已经归档，档号 KH00001-4-2026-001-0002。',
    )
  })

  it('an older message is filed by its shortcut, and the card stands in its thread', async () => {
    const { chen } = company
    const shared = await chen.share('购销合同.pdf', bytesOf('购销合同'), ONE)
    await chen.say('先聊别的', ONE)
    await chen.onMessage('file', ONE, shared)
    expect(chen.form().value('documentKind')).toContain('合同、订单文本')
    const customerId = { type: 'fz', choose: '凤竹' }
    expect(await chen.form().submit({ customerId, secrecy: '秘密' })).toEqual({})
    const filed = chen.find('已归档 · KH00001-2', ONE)
    expect(filed.thread).toBe(shared)
    expect(filed.words).toContain('密级文件不应留在聊天中')
    await chen.say('没有附件', ONE)
    const bare = chen.find('没有附件', ONE).id
    expect((await chen.onMessage('file', ONE, bare)).words).toContain(
      '这条消息里没有可以归档的文件',
    )
  })

  it('whose customer it is not is told who could file it', async () => {
    const { huang } = company
    await huang.share('别家的.pdf', bytesOf('并购'))
    await huang.press(huang.find('收到文件', huang.dm()), /^归档/)
    const customerId = { type: '凤竹', choose: '凤竹' }
    const documentKind = '交易的其他资料'
    const errors = await huang.form().submit({ customerId, documentKind, secrecy: '非密级' })
    expect(errors['customerId']).toContain('法无授权不可为：您没有「归档」（非密级）的权力。')
  })

  it('in the direct message of somebody who reads English the card is English to its end', async () => {
    const words = await file(company.anna, 'minutes.pdf', bytesOf('并购'))
    expect(words).toContain('Filed · KH00005-4-2026-001-0001')
    expect(words).toContain('Filed by Anna Li')
    expect(await file(company.anna, 'notes.txt', Buffer.from('hello'))).toContain(
      'Only PDF, JPEG, PNG and TIFF are taken',
    )
  })
})
