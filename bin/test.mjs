/** `npm test`: types, lint, build, then all projects of tests; the last line counts them, as `.ci/run` needs. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whatever the tests lay down is gone with this folder. */
const temporary = mkdtempSync(join(tmpdir(), 'juanzong-tests-'))
/** The programs that tests start are those that were just built (test/processes.ts). */
const env = { ...process.env, TMPDIR: temporary, JUANZONG_BUILT: '1' }

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1
const bin = (name) => join('node_modules', '.bin', name)

function end(passed, failed) {
  rmSync(temporary, { recursive: true, force: true })
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}

for (const [command, ...args] of [
  [bin('tsc'), '-p', 'tsconfig.json'],
  [bin('tsc'), '-p', 'test/browser'],
  [bin('biome'), 'check', '--error-on-warnings', '.'],
  [bin('tsc'), '-p', 'tsconfig.build.json'],
]) {
  if (run(command, args) === 0) continue
  console.log(`${args.join(' ')} did not pass`)
  end(0, 1)
}

const report = join(temporary, 'report.json')
const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const status = run(bin('vitest'), ['run', ...reporting, ...process.argv.slice(2)])
let counts = { numPassedTests: 0, numFailedTests: 1 }
try {
  counts = JSON.parse(readFileSync(report, 'utf8'))
} catch {
  console.log('The test runner left no report.')
}
const fine = status === 0 && counts.numPassedTests > 0
end(counts.numPassedTests, fine ? 0 : Math.max(1, counts.numFailedTests))
