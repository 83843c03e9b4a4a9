/** The kinds of file that are filed as scans. */
export type ScanType = 'pdf' | 'jpeg' | 'png' | 'tiff'

/** What the bytes themselves say they are; nobody's word for it is taken. */
export function scanTypeOf(bytes: Uint8Array): ScanType | undefined {
  const head = latin1(bytes.subarray(0, 1024))
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return 'tiff'
  const before = /^([\s\S]*?)%PDF-\d\.\d/.exec(head)?.[1]?.replace(/^\xef\xbb\xbf/, '')
  // Readers find the header anywhere in the first 1,024 bytes; only a printer's own job line may stand before it.
  if (before !== undefined && (before.trim() === '' || before.startsWith(printerJob))) return 'pdf'
  return undefined
}

const printerJob = '\u001b%-12345X@PJL'

/** True when the file is two things at once: a scan to one reader, a web page or a package to another. */
export function isPolyglot(bytes: Uint8Array, type: ScanType): boolean {
  if (endsAsZip(bytes)) return true
  // A PDF may rightly hold markup inside; what follows its end is no part of it.
  if (type === 'pdf')
    return hasActiveContent(bytes, Math.max(0, viewOf(bytes).lastIndexOf('%%EOF')))
  return hasActiveContent(bytes, 0) || latin1(bytes.subarray(0, 1024)).includes('%PDF-')
}

const activeContent = /<!doctype\s+html|<html[\s>]|<script[\s>]|<\?php/i

function hasActiveContent(bytes: Uint8Array, from: number): boolean {
  // In windows that overlap: a whole file may be longer than a string can be.
  for (let at = from; at < bytes.length; at += 1 << 20)
    if (activeContent.test(latin1(bytes.subarray(at, at + (1 << 20) + 64)))) return true
  return false
}

/** The end record of a ZIP package, at the one place where its comment's length fits the file. */
function endsAsZip(bytes: Uint8Array): boolean {
  const buffer = viewOf(bytes)
  const from = Math.max(0, bytes.length - 22 - 0xffff)
  for (
    let at = buffer.indexOf('PK\x05\x06', from);
    at >= 0;
    at = buffer.indexOf('PK\x05\x06', at + 1)
  )
    if (at + 22 <= bytes.length && at + 22 + buffer.readUInt16LE(at + 20) === bytes.length)
      return true
  return false
}

const extensionsOf: Record<ScanType, readonly string[]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  tiff: ['tif', 'tiff'],
}

const others =
  'ai apk app avi bat bmp bz2 cmd com csv dll dmg doc docm docx dot dotx eml exe gif gz heic heif hta htm html ico iso jar jp2 js lnk md mht mhtml mov mp3 mp4 msg msi odp ods odt ofd ppt pptm pptx ps1 psd py rar rtf scr sh svg tar txt vbs wav webp wps xls xlsb xlsm xlsx xml zip 7z'.split(
    ' ',
  )

/** True when the name promises one kind of file and the bytes are another, or when it hides its own ending. */
export function isDisguised(name: string, type: ScanType): boolean {
  // Direction marks make `合同\u202Efdp.exe` read as `合同exe.pdf`.
  if (/[\u202a-\u202e\u2066-\u2069]/.test(name)) return true
  const extension = /\.([a-z0-9]+)[\s.]*$/i.exec(name.normalize('NFKC'))?.[1]?.toLowerCase()
  if (extension === undefined || extensionsOf[type].includes(extension)) return false
  // `合同2026.05` and `合同.v2` have no ending that promises anything.
  return others.includes(extension) || Object.values(extensionsOf).flat().includes(extension)
}

const viewOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const latin1 = (bytes: Uint8Array): string => viewOf(bytes).toString('latin1')
