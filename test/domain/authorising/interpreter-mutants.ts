import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { compile } from '../../../shared/domain/authorising.ts'
import type { Implementation } from './question.ts'

const domain = fileURLToPath(new URL('../../../shared/domain/', import.meta.url))
const sources = [
  'authorising.ts',
  'standing.ts',
  'schedule-table.ts',
  'approving.ts',
  'capacity.ts',
  'acting-by-attorney.ts',
  'reading-right.ts',
]

/** Each operator, and what it is turned into. */
const turns: readonly (readonly [from: string, to: string])[] = [
  [' >= ', ' > '],
  [' < ', ' <= '],
  [' <= ', ' < '],
  [' === ', ' !== '],
  [' !== ', ' === '],
  [' && ', ' || '],
  [' || ', ' && '],
  ['(!', '('],
  ['.some(', '.every('],
  ['Math.min(', 'Math.max('],
  ['? 2 : 1', '? 1 : 2'],
  ['requestedAt + ', 'requestedAt - '],
  ['minutes(5)', 'minutes(6)'],
  ['SECRET_HOURS = 4', 'SECRET_HOURS = 5'],
]

export type Built = Implementation & { compile: typeof compile }

/** The interpreter with one operator turned, one after the other. */
export async function* interpreterMutants(): AsyncGenerator<{ what: string; built: Built }> {
  for (const file of sources) {
    const path = join(domain, file)
    const text = readFileSync(path, 'utf8')
    const lines = text.split('\n')
    for (const [row, line] of lines.entries()) {
      if (/^\s*(\/\/|\/?\*|import|export \{|\})/.test(line)) continue
      for (const [from, to] of turns) {
        for (let at = line.indexOf(from); at >= 0; at = line.indexOf(from, at + 1)) {
          const turned = line.slice(0, at) + to + line.slice(at + from.length)
          const built = await builtWith(path, lines.with(row, turned).join('\n'))
          yield { what: `${file}: ${turned.trim()}`, built }
        }
      }
    }
  }
}

async function builtWith(path: string, contents: string): Promise<Built> {
  const { outputFiles } = await build({
    entryPoints: [join(domain, 'authorising.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
    plugins: [
      {
        name: 'turn',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, (asked) =>
            asked.path === path ? { contents, loader: 'ts' } : undefined,
          )
        },
      },
    ],
  })
  const module: { exports: unknown } = { exports: {} }
  new Function('require', 'module', 'exports', outputFiles[0]?.text ?? '')(
    createRequire(import.meta.url),
    module,
    module.exports,
  )
  return module.exports as Built
}
