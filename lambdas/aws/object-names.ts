/** The folder of originals: what is put there is scanned for malware. */
export const ORIGINALS = 'originals'

/** How S3 calls the version of an object in a bucket that keeps one of each. */
export const UNVERSIONED = 'null'
