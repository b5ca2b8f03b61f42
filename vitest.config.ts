import { defineConfig } from 'vitest/config'
import type { TestProjectConfiguration } from 'vitest/config'

// KVITTENS_TEST_POSTGRES=18 (the default), 15, or 18,15. `npm test` takes both versions.
const versions = (process.env['KVITTENS_TEST_POSTGRES'] ?? '18').split(',')
// Where to write down the outcome of each test, for programs.
const results = process.env['KVITTENS_TEST_RESULTS']

// What asks nothing of a database, or brings its own.
const ONCE = [
  'src/platform/embedded-postgres/**',
  'src/platform/drop-privileges.test.ts',
  'scripts/**',
  'test/reliability/**',
  'src/cli.test.ts',
  'src/deliveries/classify-smtp-error.test.ts',
]

/** Server tests on one version of PostgreSQL. */
function serverTests(version: string): TestProjectConfiguration {
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      name: `postgres-${version}`,
      include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
      exclude: version === versions[0] ? [] : ONCE,
      globalSetup: 'test/global-setup.ts',
      // One process takes many files and loads the server once: doing that for each took longer than the tests.
      // So a test leaves modules, environment, user and signals as it finds them, or tries such things on a process
      // that it starts.
      isolate: false,
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  }
}

const webTests: TestProjectConfiguration = {
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  test: {
    name: 'web',
    include: ['web/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    testTimeout: 20_000,
  },
}

/** The built product in a real browser; slow, and once is enough. Two files at a time: each waits more than it works. */
const browserTests: TestProjectConfiguration = {
  test: {
    name: 'browser',
    include: ['e2e/**/*.test.ts'],
    expect: { poll: { timeout: 15_000 } },
    // After the others: a browser that has to share the cores runs into its time-outs.
    sequence: { groupOrder: 1 },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
}

export default defineConfig({
  test: {
    // Processes rather than threads: tests change the user, the signals and the environment.
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [...versions.map(serverTests), webTests, browserTests],
  },
})
