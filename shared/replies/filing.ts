import type { BlockingFault, FilingNotice, FilingRefusal } from '../domain/filing-notices.ts'
import { kindNames, partNames } from '../forms/kind-names.ts'
import type { Document } from '../records/document.ts'
import { timeAt } from '../terms/day.ts'
import type { Locale } from '../terms/locale.ts'
import { withinDossier } from '../terms/record-id.ts'
import { secrecyNames } from '../terms/secrecy-level.ts'
import type { Card } from './card.ts'
import { faultText } from './scan-faults.ts'
import type { Tongue } from './tongue.ts'

/** Draws what is said of filing. */
export function filingCard(notice: FilingNotice, locale: Locale, t: Tongue): Card {
  switch (notice.notice) {
    case 'filing.offer':
      return {
        title: t('收到文件', 'Files received'),
        body: [
          t(
            '归入客户案卷后即按密级保管，原件不再改动。',
            'Once filed in a dossier a scan is kept by its secrecy level and never altered.',
          ),
        ],
        buttons: notice.attachments.map((attachment) => ({
          text: t(`归档 ${attachment.name}`, `File ${attachment.name}`).slice(0, 70),
          intent: 'file',
          args: { attachment: JSON.stringify(attachment) },
          style: 'primary' as const,
        })),
      }
    case 'filing.document':
      return documentCard(notice.document, locale, t)
    case 'filing.blocked':
      return blockedCard(notice, t)
  }
}

/** What is told of a scan kept out; whose it is and what it is called is not for all who are told. */
const blockedCard = (
  { fault, documentId, filedByName, filedAt }: Extract<FilingNotice, { notice: 'filing.blocked' }>,
  t: Tongue,
): Card => ({
  title:
    fault === 'infected'
      ? t('查出恶意程序', 'Malware found')
      : t('查毒没有结论', 'A scan for malware came to nothing'),
  tone: 'bad',
  body: [blockedText(fault, t)],
  facts: [
    [t('送交人', 'Handed in by'), filedByName],
    [t('送交时间', 'Handed in at'), timeAt(filedAt)],
    [t('编号', 'Its id'), withinDossier(documentId)],
  ],
})

const blockedText = (fault: BlockingFault, t: Tongue): string =>
  fault === 'infected'
    ? t(
        '送交归档的文件未予归档，任何人都不能阅览。聊天里的原文件请送交人立即删除；送交人的电脑应当查一查。',
        'The file was not filed and nobody can read it. The copy in the chat is to be deleted by whoever shared it, and their computer looked at.',
      )
    : t(
        '送交归档的文件一天之内没有查毒结论，或者无法查验，未予归档。请检查查毒服务。',
        'The file could not be scanned, or was not within a day, and is not filed. Please look after the scanner.',
      )

function documentCard(document: Document, locale: Locale, t: Tongue): Card {
  const facts: [string, string][] = [
    [t('客户', 'Customer'), document.customerName],
    [t('题名', 'Title'), document.title],
    [t('大类', 'Part'), partNames[document.part][locale]],
    [t('文种', 'Kind'), kindNames[document.documentKind][locale]],
    [t('密级', 'Secrecy'), secrecyNames[document.secrecy][locale]],
    [t('文件日期', 'Dated'), document.datedOn],
  ]
  const notes = [t(`由 ${document.filedByName} 归档`, `Filed by ${document.filedByName}`)]
  switch (document.state) {
    case 'receiving':
      return { title: t('正在查验文件…', 'Examining the file…'), facts, notes }
    case 'scanning':
      return {
        title: t('正在查毒…', 'Scanning for malware…'),
        body: [
          t(
            '查明没有恶意程序后即编档号归档；在此之前不能查阅。',
            'Once it is known to carry no malware it is numbered and filed; until then nobody reads it.',
          ),
        ],
        facts,
        notes,
      }
    case 'refused':
      return {
        title: t('未能归档', 'Not filed'),
        tone: 'bad',
        body: [faultText(document.fault ?? 'unreadable', document.sameAs, t)],
        facts,
        notes: [t(`由 ${document.filedByName} 送交`, `Handed in by ${document.filedByName}`)],
      }
    case 'filed':
      return {
        title: t(
          `已归档 · ${document.archiveNumber ?? ''}`,
          `Filed · ${document.archiveNumber ?? ''}`,
        ),
        tone: 'good',
        ...(document.secrecy === 'unclassified' ? {} : { body: [leftoverText(document, t)] }),
        facts: [
          [t('档号', 'Archive number'), document.archiveNumber ?? ''],
          ...facts,
          [t('页数', 'Pages'), String(document.pages ?? 0)],
        ],
        ...(document.secrecy === 'topSecret'
          ? {}
          : {
              buttons: [
                { text: t('借阅', 'Borrow'), intent: 'borrow', args: { documentId: document.id } },
              ],
            }),
        notes: [...notes, `SHA-256 ${(document.sha256 ?? '').slice(0, 16)}…`],
      }
  }
}

/** We cannot delete another's upload in a chat; they can. */
const leftoverText = (document: Document, t: Tongue): string =>
  t(
    `密级文件不应留在聊天中：请 ${document.filedByName} 立即删除聊天里的「${document.attachment.name}」。`,
    `A classified file must not stay in the chat: ${document.filedByName}, please delete “${document.attachment.name}” from it now.`,
  )

/** Says why a file cannot be taken. */
export function filingRefusal({ code }: FilingRefusal, t: Tongue): string {
  switch (code) {
    case 'filing.futureDay':
      return t('文件日期不能晚于今天。', 'The document cannot be dated in the future.')
    case 'filing.noFile':
      return t(
        '这条消息里没有可以归档的文件。请把扫描件发到会话里，或在带文件的消息菜单中选「归档」。',
        'There is no file in this message to be filed. Share the scan, or choose “File it” in the menu of its message.',
      )
    case 'filing.notReceiving':
      return t('这份文件已经处理过了。', 'This file has been dealt with already.')
    case 'filing.notKept':
      return t('文件尚未存好。', 'The file is not kept yet.')
    case 'filing.notScanning':
      return t('没有文件在等这个查毒结论。', 'No file waits for this verdict.')
  }
}
