import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { freshFolder, root } from './kept.ts'
import type { Apart, Outcome } from './part.ts'

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** Runs tests of ours in another world, all but those that are named apart. */
export async function ownTests(
  name: string,
  files: readonly string[],
  environment: Record<string, string>,
  apart: readonly Apart[],
): Promise<Outcome> {
  const report = join(await freshFolder(name), 'report.json')
  const pattern = `^(?!.*(${apart.map(({ what }) => escaped(what)).join('|')})).*$`
  const vitest = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...files,
      ...(apart.length > 0 ? ['-t', pattern] : []),
      '--testTimeout=120000',
      '--hookTimeout=120000',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_NO_WARNINGS: '1', ...environment },
    },
  )
  const [code] = await once(vitest, 'exit')
  const { testResults } = Report.parse(JSON.parse(await readFile(report, 'utf8')))
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const failed = tests.filter(({ status }) => status === 'failed')
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const skipped = tests.filter(({ status }) => status === 'skipped' || status === 'pending')
  // What is named apart has to be there, or nobody would see that it came back.
  const stale = apart.filter(({ what }) => !skipped.some(({ fullName }) => fullName.includes(what)))
  const outcome: Outcome = {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...failed.map(
        ({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages?.[0])}`,
      ),
      ...broken.map(
        ({ name: file, message }) => `${file.slice(root.length)}: ${firstLine(message)}`,
      ),
      ...stale.map(({ what }) => `nothing is called: ${what}`),
    ],
    apart: [...apart],
    seen: [`${skipped.length} tests of ${tests.length} are apart`],
  }
  if (code !== 0 && outcome.failed.length === 0)
    outcome.failed.push('something broke beside the tests')
  return outcome
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const firstLine = (text = ''): string => text.split('\n')[0] ?? ''
