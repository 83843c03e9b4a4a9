import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What looks at all walks of a run comes last. */
class RightsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLast = ({ moduleId }: TestSpecification) => moduleId.endsWith('/rights.test.ts')
    const sorted = await super.sort(files)
    return [...sorted.filter((it) => !isLast(it)), ...sorted.filter(isLast)]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/told-place.ts'],
    // Tests run real stores, servers and a browser: more than two at once only wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: RightsLast },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
