import { createDecipheriv, createHash } from 'node:crypto'
import * as z from 'zod'

const Envelope = z.object({ encrypt: z.base64() })

/** What every delivery says of where it comes from; the rest is read where it is used. */
const Delivered = z.looseObject({
  /** Only where the address itself is checked; events have a header. */
  type: z.string().optional(),
  token: z.string().optional(),
  challenge: z.string().optional(),
  header: z
    .looseObject({
      event_type: z.string(),
      token: z.string(),
      app_id: z.string(),
      tenant_key: z.string(),
    })
    .optional(),
})
export type Delivered = z.infer<typeof Delivered>

/** Opens an envelope with whichever key fits; none where none does, or where it holds nothing of Lark's. */
export function opened(bytes: Uint8Array, keys: readonly string[]): Delivered | undefined {
  const envelope = Envelope.safeParse(orNone(() => JSON.parse(textOf(bytes))))
  if (!envelope.success) return undefined
  const sealed = Buffer.from(envelope.data.encrypt, 'base64')
  for (const key of keys.filter((one) => one !== '')) {
    // A wrong key may leave something behind, yet nothing that reads as JSON.
    const read = Delivered.safeParse(orNone(() => JSON.parse(decrypted(sealed, key))))
    if (read.success) return read.data
  }
  return undefined
}

/** Decrypts as Lark encrypts: AES-256-CBC under the SHA-256 of the key, the first block being where it starts from. @throws */
export function decrypted(sealed: Uint8Array, key: string): string {
  const cipher = createDecipheriv(
    'aes-256-cbc',
    createHash('sha256').update(key).digest(),
    sealed.subarray(0, 16),
  )
  return textOf(Buffer.concat([cipher.update(sealed.subarray(16)), cipher.final()]))
}

const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes)

function orNone(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}
