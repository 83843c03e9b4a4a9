import { limits } from './limits.ts'
import type { Answer, Ask } from './pdf-messages.ts'
import { PdfThread, ThreadLost, threadNeeds } from './pdf-thread.ts'
import { ScanRefused } from './scan-refused.ts'

/** Opens a PDF in a thread of its own, lets it be read, and closes it whatever comes. */
export async function withPdf<T>(
  bytes: Uint8Array,
  read: (pdf: PdfReader) => Promise<T>,
): Promise<T> {
  const pdf = new PdfReader(bytes)
  try {
    await pdf.open()
    return await read(pdf)
  } finally {
    await pdf.close()
  }
}

/** An open PDF; its pages count from 1. */
export class PdfReader {
  readonly #bytes: Uint8Array
  #thread = takeThread()
  #retried = false
  pages = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  async open(): Promise<void> {
    await this.#insist(() => this.#open())
  }

  async measure(page: number): Promise<void> {
    await this.#insist(() => this.#ask({ ask: 'measure', page }))
  }

  async draw(page: number): Promise<{ width: number; height: number; pixels: Uint8Array }> {
    const answer = await this.#insist(() => this.#ask({ ask: 'draw', page }))
    if (answer.told !== 'drawn') throw new Error(`asked to draw, the thread ${answer.told}`)
    return answer
  }

  /** Gives the thread back for the next file, unless this one made it swell. */
  async close(): Promise<void> {
    const thread = this.#thread
    const answer = await thread.ask({ ask: 'close' }).catch(() => undefined)
    const slim = answer?.told === 'closed' && answer.engineBytes < 128 * 1024 ** 2
    if (slim && idle === undefined) idle = thread
    else thread.end()
  }

  async #open(): Promise<void> {
    const bytes = this.#bytes
    const memory = limits.engineBytes + bytes.length
    const answer = await this.#ask({ ask: 'open', bytes, memory, ...(await threadNeeds()) })
    if (answer.told === 'opened') this.pages = answer.pages
  }

  async #ask(asked: Ask): Promise<Answer> {
    const answer = await this.#thread.ask(asked)
    if (answer.told === 'failed') throw new ScanRefused(answer.reason)
    return answer
  }

  /** A thread that is lost is replaced once for a file: a busy machine is forgiven, a hostile file is not. */
  async #insist<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error
      if (this.#retried) throw new ScanRefused('unreadable')
      this.#retried = true
      this.#thread = new PdfThread()
      return this.#insist(async () => {
        await this.#open()
        return work()
      })
    }
  }
}

// One thread stays up between files: a start costs more than a page.
let idle: PdfThread | undefined

function takeThread(): PdfThread {
  const thread = idle ?? new PdfThread()
  idle = undefined
  return thread
}
