/** The test file that every scanner knows, harmless in itself; in pieces, so that none takes this file for it. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}',
  '$EICAR-STANDARD-',
  'ANTIVIRUS-TEST-FILE!$H+H*',
].join('')

/** What is found in bytes, by name. Anywhere in them: a scan may carry it behind its last page. */
export const threatsIn = (bytes: Uint8Array): string[] =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(EICAR)
    ? ['EICAR-Test-File']
    : []
