import type { ScanFault } from '../records/document.ts'
import type { Tongue } from './tongue.ts'

/** Says what is wrong with a scan, and what to do about it. */
export function faultText(fault: ScanFault, sameAs: string | undefined, t: Tongue): string {
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
        : t('同一文件已经送交归档。', 'The same file has been handed in already.')
    case 'infected':
      return t(
        '文件里查出恶意程序，不予归档，也不能阅览。请不要打开，立即从聊天里删除；系统管理员已得到通知。',
        'Malware was found in the file: it is not filed and cannot be read. Do not open it, and delete it from the chat now; the administrators have been told.',
      )
    case 'unscanned':
      return t(
        '没有得到查毒结论，按规矩不能归档。请重新发送；若仍不行，请告知系统管理员。',
        'It could not be made sure that the file carries no malware, so it is not filed. Send it again; if it stays so, tell the administrator.',
      )
  }
}
