import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { fontFile, pdfiumFile, workerFile } from './assets.ts'
import { limits } from './limits.ts'
import { Answer, type Ask } from './pdf-messages.ts'

/** Thrown when the thread gave no answer in time, or its engine died: the file's doing, not ours. */
export class ThreadLost extends Error {}

/** A thread that reads PDFs, ended the moment it does not answer in time. */
export class PdfThread {
  // Flags of the main thread, a loader among them, are not the worker's.
  readonly #worker = new Worker(workerFile(), { execArgv: [] })
  #ended = false
  #settle: (answer: Answer) => void = () => {}
  #fail: (error: unknown) => void = () => {}

  constructor() {
    this.#worker.on('message', (message) => this.#settle(Answer.parse(message)))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => {
      this.#ended = true
      this.#fail(new ThreadLost('the thread has ended'))
    })
  }

  /** One question at a time. */
  async ask(asked: Ask): Promise<Answer> {
    if (this.#ended) throw new ThreadLost('the thread has ended')
    const late = () => this.#fail(new ThreadLost('no answer in time'))
    const clock = setTimeout(late, limits.millisecondsPerPage)
    this.#worker.ref()
    try {
      const answer = await new Promise<Answer>((settle, fail) => {
        this.#settle = settle
        this.#fail = fail
        this.#worker.postMessage(asked)
      })
      if (answer.told === 'broke') throw new ThreadLost('the engine died')
      return answer
    } catch (error) {
      this.end()
      throw error
    } finally {
      clearTimeout(clock)
      this.#worker.unref()
    }
  }

  end(): void {
    this.#ended = true
    void this.#worker.terminate()
  }
}

type Needs = { engine: WebAssembly.Module; font: Uint8Array }

let needs: Promise<Needs> | undefined

/** The engine, compiled once, and the font, read once, shared by all threads without a copy. */
export function threadNeeds(): Promise<Needs> {
  needs ??= Promise.all([readFile(pdfiumFile()).then(WebAssembly.compile), sharedFont()])
    .then(([engine, font]) => ({ engine, font }))
    .catch((error) => {
      needs = undefined
      throw error
    })
  return needs
}

async function sharedFont(): Promise<Uint8Array> {
  const bytes = await readFile(fontFile())
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}
