import type { FilingNotice, FilingRefusal } from '../domain/filing-notices.ts'
import { kindNames, partNames } from '../forms/kind-names.ts'
import type { Document, ScanFault } from '../records/document.ts'
import type { Locale } from '../terms/locale.ts'
import { secrecyNames } from '../terms/secrecy-level.ts'
import type { Card } from './card.ts'
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
  }
}

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

function faultText(fault: ScanFault, sameAs: string | undefined, t: Tongue): string {
  switch (fault) {
    case 'empty':
      return t('文件是空的。', 'The file is empty.')
    case 'unknown-type':
      return t(
        '只收 PDF、JPEG、PNG、TIFF；这个文件的内容不属于其中任何一种。',
        'Only PDF, JPEG, PNG and TIFF are taken; this file is none of them.',
      )
    case 'encrypted':
      return t(
        '文件加了密码。请去掉密码后重新发送。',
        'The file is protected by a password. Remove it and send it again.',
      )
    case 'truncated':
      return t(
        '文件不完整（可能上传中断）。请重新扫描或重新发送。',
        'The file is cut short. Scan or send it again.',
      )
    case 'disguised':
      return t(
        '文件内容与名称不符，疑为伪装文件。',
        'The content of the file is not what its name says.',
      )
    case 'too-large':
      return t('文件或页面过大。', 'The file or a page of it is too large.')
    case 'unreadable':
      return t('文件无法打开。请重新扫描。', 'The file cannot be opened. Scan it again.')
    case 'gone':
      return t('聊天里的文件已被删除，无法取得。', 'The file is no longer in the chat.')
    case 'duplicate':
      return sameAs
        ? t(`同一文件已经归档，档号 ${sameAs}。`, `The same file is filed already as ${sameAs}.`)
        : t('同一文件已经归档。', 'The same file is filed already.')
  }
}

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
  }
}
