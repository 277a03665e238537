import { defineConfig } from 'vitest/config'

const project = (name: string, more = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...more },
})

export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A file on every core. Otherwise one core is spared, and of two that is half.
    maxWorkers: '100%',
    projects: [
      // Pure, and nothing in it is kept by a module: its files share what one of them has loaded.
      project('domain', { isolate: false }),
      project('keys'),
      project('db'),
      project('memory'),
      project('gate'),
      project('actions'),
      project('views'),
      project('demo'),
      project('routes'),
      project('house'),
      project('browser', { globalSetup: './test/browser/unpacking.ts', testTimeout: 180_000 }),
    ],
  },
})
