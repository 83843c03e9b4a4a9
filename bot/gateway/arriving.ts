/** Headers as the gateway hands them on, under names in any case. */
export type Headers = Readonly<Record<string, string | undefined>>

/** The largest delivery that is read: room for any event of any chat, and none for mischief. */
export const LARGEST_BODY = 4 * 1024 * 1024

/** The bytes that were sent, however the gateway carried them. */
export const bytesOf = (body: string | undefined, isBase64: boolean): Uint8Array =>
  Buffer.from(body ?? '', isBase64 ? 'base64' : 'utf8')

/** A header by its name in any case; none when it stands there twice. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const values = Object.entries(headers).filter(([key]) => key.toLowerCase() === name)
  return values.length === 1 ? values[0]?.[1] : undefined
}
