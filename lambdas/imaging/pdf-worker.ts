import { parentPort } from 'node:worker_threads'
import { PdfDocument, PdfRefusal } from './pdf-document.ts'
import { type Answer, Ask } from './pdf-messages.ts'

// A thread of its own, so that a PDF which never comes to an end can be ended.
let document: PdfDocument | undefined

async function answer(asked: Ask): Promise<Answer> {
  if (asked.ask === 'open') {
    document = await PdfDocument.open(asked)
    return { told: 'opened', pages: document.pages }
  }
  if (asked.ask === 'close') {
    const engineBytes = document?.engineBytes ?? 0
    document = undefined
    return { told: 'closed', engineBytes }
  }
  if (document === undefined) throw new Error('no PDF is open')
  switch (asked.ask) {
    case 'measure':
      document.measure(asked.page)
      return { told: 'measured' }
    case 'draw':
      return { told: 'drawn', ...document.draw(asked.page) }
  }
}

function refusalOf(error: unknown): Answer {
  if (error instanceof PdfRefusal) return { told: 'failed', reason: error.reason }
  if (error instanceof WebAssembly.RuntimeError) return { told: 'broke' }
  // Ours and not the file's: let it end the thread, so that it is seen as a fault.
  throw error
}

parentPort?.on('message', async (message) => {
  const told = await answer(Ask.parse(message)).catch(refusalOf)
  parentPort?.postMessage(told, told.told === 'drawn' ? [told.pixels.buffer] : [])
})
