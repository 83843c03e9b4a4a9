import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A place that all test files of a run share. */
    place: string
  }
}

let place = ''

/** Makes a place that all test files of a run share. */
export function setup(project: TestProject): void {
  place = mkdtempSync(join(tmpdir(), 'anjuan-run-'))
  project.provide('place', place)
}

export function teardown(): void {
  rmSync(place, { recursive: true, force: true })
}
