import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

// `npm run pictures`: those of the story's pictures that the README shows.
const kept = [
  '02-visit-note.png',
  '08-approved-in-thread.png',
  '10-page-with-watermark.png',
  'lark-06-borrow-form.png',
  'lark-08-approved-in-thread.png',
]

const shown = join('docs', 'pictures')
await mkdir(shown, { recursive: true })
for (const name of kept) await copyFile(join('pictures', name), join(shown, name))
console.log(`${kept.length} pictures kept in ${shown}`)
