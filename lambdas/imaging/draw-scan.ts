import { renderPages } from './render.ts'
import { ScanRefused } from './scan-refused.ts'

/** Hands over every page as a JPEG. False where one cannot be drawn: nothing is mended by trying the same bytes again. */
export async function drawScan(...scan: Parameters<typeof renderPages>): Promise<boolean> {
  try {
    await renderPages(...scan)
    return true
  } catch (error) {
    if (error instanceof ScanRefused) return false
    throw error
  }
}
