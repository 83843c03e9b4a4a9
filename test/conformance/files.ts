import { ownTests } from './own-tests.ts'
import type { Apart, Part } from './part.ts'
import { startVersitygw, VERSITYGW } from './versitygw.ts'

const CLOCK = 'needs the server’s clock to be moved'
const INSIDE = 'is about the inside of our own server'
const NO_KMS = 'versitygw takes the headers of server-side encryption, encrypts nothing and says so'
const AS_FILES = 'versitygw keeps objects as files and folders: a key is a path there'

const apart: readonly Apart[] = [
  { what: 'the encryption of an object is kept', why: NO_KMS },
  { what: 'is encrypted by its own key', why: NO_KMS },
  {
    what: 'a bucket encrypts what its writer left open',
    why: 'versitygw: "NotImplemented" (PutBucketEncryption)',
  },
  {
    what: 'the settings of a bucket are told as they were given',
    why: 'versitygw: "NotImplemented" (lifecycle, public access block)',
  },
  {
    what: 'a wrong secret, an unknown key and a request without a signature are refused',
    why: 'versitygw names an unknown key by a word of its own, XAdminUserNotFound',
  },
  {
    what: 'a document that is far too large is refused',
    why: 'versitygw reads a policy of 8 MB and calls it malformed',
  },
  {
    what: 'the facts of an object can be asked for without its content',
    why: 'versitygw: "InvalidArgument", it does not read the list as the SDK writes it',
  },
  {
    what: 'a page of this machine may upload',
    why: 'our server trusts pages of this machine; S3 trusts those that a bucket names',
  },
  { what: 'an object and its metadata outlive a restart', why: INSIDE },
  { what: 'a retention may be lengthened, and ends when it ends', why: CLOCK },
  {
    what: 'a bucket gives its retention to every new version',
    why: 'versitygw tells no date of retention for an object that got it from its bucket',
  },
  { what: '16 minutes off is refused', why: CLOCK },
  { what: 'an address works until the very second', why: CLOCK },
  {
    what: 'an address that was signed for one content',
    why: 'versitygw does not look at a checksum in the address',
  },
  {
    what: 'a header that cannot be sent is refused',
    why: 'versitygw sends such a header in a form of its own',
  },
  { what: 'signed chunks', why: CLOCK },
  { what: 'what a restart finds', why: INSIDE },
  { what: 'a server that is killed', why: INSIDE },
  { what: 'bytes on disk', why: INSIDE },
  { what: 'keys come in the order of their bytes', why: AS_FILES },
  {
    what: 'folders and versions come page by page',
    why: 'versitygw tells versions at the edge of a page twice',
  },
  {
    what: 'a version that nothing holds is deleted for good',
    why: 'versitygw calls a version that is gone NoSuchKey, S3 NoSuchVersion',
  },
]

/** The tests of the files, and of what the functions do with them, on an S3 that others wrote. */
export const files: Part = {
  name: 'files',
  against: VERSITYGW,
  compare: async () => {
    const server = await startVersitygw()
    const tests = ['test/local/files', 'test/aws/files.test.ts']
    try {
      return await ownTests('files', tests, { S3_ENDPOINT: server.endpoint }, apart)
    } finally {
      await server.end()
    }
  },
}
