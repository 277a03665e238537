import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { workers } from './bin/tests/workers.ts'

const project = (name: string, more = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...more },
})

/** No module of these keeps anything, and no test adds to their tables: files share what one of them has loaded. */
const together = { isolate: false }

/** Those that take longer than their size says. */
const long = [
  'house/package',
  'browser/axe',
  'house/starting',
  'routes/matrix',
  'house/tampering',
  'house/bench',
  'house/copies',
]

/** Larger files begin first, and before all of them the long ones: nobody waits for them in the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      long.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`)) + 1 || long.length + 1
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

/** The storeys whose tests start no program: in one project, since each one transforms and loads the program for itself. */
const storeys = 'test/{domain,keys,db,memory,gate,actions,views,demo,routes}/**/*.test.{ts,tsx}'

/** These add to the tables of the program, to show that one line is enough: each loads a program of its own. */
const adding = ['new-kind', 'new-section', 'new-sheet', 'recipes'].map((name) => `test/routes/${name}.test.ts`)

const isThorough = process.env['JUANZONG_THOROUGH'] === '1'

/** These run with `npm run thorough` alone. */
const leftOut = isThorough ? [] : ['test/**/*.long.test.ts']

/**
 * `npm test` looks at what it built, which Node loads by itself and keeps compiled for the next process: Vitest would load
 * the source again for each process, five seconds each, and Node would take the types out of it for each thread of the rooms
 * with a WebAssembly program of its own (V8 13.6 may lose count of such code where threads come and go, and then ends the
 * process with SIGTRAP: nodejs/node#64500). Whoever runs a file alone looks at the source, as `dist` may be older.
 */
const isBuilt = process.env['JUANZONG_BUILT'] === '1'
const built = { find: /^#(.+)\.tsx?$/, replacement: fileURLToPath(new URL('dist/$1.js', import.meta.url)) }

export default defineConfig({
  resolve: { conditions: ['development'], alias: isBuilt ? [built] : [] },
  ssr: { resolve: { conditions: ['development'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // These end what hangs and measure nothing: on a machine with other work a test may take ten times as long.
    testTimeout: isThorough ? 1_800_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // A file on every core, and one more: whoever waits for a browser, a program or the disk leaves the core to another.
    maxWorkers: availableParallelism() + 1,
    pool: workers,
    server: { deps: { external: [/\/dist\//] } },
    // Code of WebAssembly that nothing calls any more stays until its thread ends: V8 frees it there without counting.
    execArgv: ['--no-wasm-code-gc'],
    sequence: { sequencer: LongFirst },
    projects: [
      project('storeys', { ...together, include: [storeys], exclude: [...adding, ...leftOut] }),
      project('recipes', { include: adding }),
      project('house', { ...together, exclude: leftOut }),
      project('browser', { ...together, exclude: leftOut, globalSetup: './test/browser/unpacking.ts' }),
    ],
  },
})
