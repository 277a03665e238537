import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const project = (name: string, more = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...more },
})

/** No module of these keeps anything, and no test adds to their tables: files share what one of them has loaded. */
const together = { isolate: false }

/** These add to the tables of the program, to show that one line is enough: each loads a program of its own. */
const adding = ['new-kind', 'new-section', 'new-sheet', 'recipes'].map((name) => `test/routes/${name}.test.ts`)

export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A file on every core, and one more: whoever waits for a browser, a program or the disk leaves the core to another.
    maxWorkers: availableParallelism() + 1,
    projects: [
      project('domain', together),
      project('keys', together),
      project('db', together),
      project('memory', together),
      project('gate', together),
      project('actions', together),
      project('views', together),
      project('demo', together),
      project('routes', { ...together, exclude: adding }),
      project('recipes', { include: adding }),
      project('house'),
      project('browser', { ...together, globalSetup: './test/browser/unpacking.ts', testTimeout: 180_000 }),
    ],
  },
})
