/** `npm test`: types, lint, build, then all four projects; the last line counts them, as `.ci/run` needs. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', shell: false }).status ?? 1
const bin = (name) => join('node_modules', '.bin', name)

for (const [command, ...args] of [
  [bin('tsc'), '-p', 'tsconfig.json'],
  [bin('tsc'), '-p', 'test/browser'],
  [bin('tsc'), '-p', 'test/browser'],
  [bin('biome'), 'check', '--error-on-warnings', '.'],
  [bin('tsc'), '-p', 'tsconfig.build.json'],
]) {
  if (run(command, args) !== 0) {
    console.log(`${args.join(' ')} did not pass`)
    console.log('0 passed, 1 failed')
    process.exit(1)
  }
}

const report = join(tmpdir(), `juanzong-tests-${process.pid}.json`)
const status = run(bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
])
let counts = { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 0 }
try {
  counts = JSON.parse(readFileSync(report, 'utf8'))
  rmSync(report)
} catch {
  console.log('The test runner left no report.')
}
const failed = counts.numFailedTests || (status === 0 && counts.numPassedTests > 0 ? 0 : 1)
console.log(`${counts.numPassedTests} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
