import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from '../local/installed.mjs'
import { browser } from './browser.mjs'

// `npm test`: installs what is missing, runs everything, and closes with one line of counts.
const root = fileURLToPath(new URL('..', import.meta.url))
install(root)

const chromium = browser()
if (chromium) process.env.CHROMIUM = chromium

const place = mkdtempSync(join(tmpdir(), 'anjuan-test-'))
const report = join(place, 'report.json')
const vitest = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
)
const { passed, failed: broken, skipped } = counted()
// Without a browser its tests are passed over, and that is a failure, not a success.
const failed = broken + (chromium ? 0 : 1)
rmSync(place, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0

/** A file that does not load, or an error outside of any test, counts as one failure. */
function counted() {
  const told = read()
  if (!told) return { passed: 0, failed: 1, skipped: 0 }
  const broken = told.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = told.numFailedTests + broken
  return {
    passed: told.numPassedTests,
    failed: failed === 0 && (vitest.status !== 0 || told.numPassedTests === 0) ? 1 : failed,
    skipped: told.numPendingTests + told.numTodoTests,
  }
}

function read() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}
