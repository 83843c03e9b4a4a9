import * as z from 'zod'

const Bytes = z.custom<Uint8Array>((given) => given instanceof Uint8Array)
// A drawn page is moved between threads, not copied, which shared memory cannot be.
const Pixels = z.custom<Uint8Array<ArrayBuffer>>(
  (given) => given instanceof Uint8Array && given.buffer instanceof ArrayBuffer,
)

/** What the reading thread is asked: one document at a time, page by page. */
export const Ask = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('open'),
    bytes: Bytes,
    engine: z.instanceof(WebAssembly.Module),
    font: Bytes,
    memory: z.int().positive(),
  }),
  z.object({ ask: z.literal('measure'), page: z.int().positive() }),
  z.object({ ask: z.literal('draw'), page: z.int().positive() }),
  z.object({ ask: z.literal('close') }),
])
export type Ask = z.infer<typeof Ask>

/** Why a PDF cannot be taken. */
export const PdfReason = z.enum(['encrypted', 'too-large', 'unreadable'])
export type PdfReason = z.infer<typeof PdfReason>

/** What it answers; `broke` means that the engine died of the file. A drawn page is raw red, green, blue and one byte of padding a pixel. */
export const Answer = z.discriminatedUnion('told', [
  z.object({ told: z.literal('opened'), pages: z.int() }),
  z.object({ told: z.literal('measured') }),
  z.object({
    told: z.literal('drawn'),
    width: z.int(),
    height: z.int(),
    pixels: Pixels,
  }),
  z.object({ told: z.literal('closed'), engineBytes: z.int() }),
  z.object({ told: z.literal('failed'), reason: PdfReason }),
  z.object({ told: z.literal('broke') }),
])
export type Answer = z.infer<typeof Answer>
