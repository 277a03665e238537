/**
 * `npm test`: builds, then runs all projects of tests, with types and lint beside them; the last line counts the tests, as
 * `.ci/run` needs, and each check that did not pass among those that failed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whatever the tests lay down is gone with this folder. */
const temporary = mkdtempSync(join(tmpdir(), 'juanzong-tests-'))
/** The programs that tests start are those that were just built (test/processes.ts), and compiled once for all of them. */
const env = {
  ...process.env,
  TMPDIR: temporary,
  JUANZONG_BUILT: '1',
  NODE_COMPILE_CACHE: join(temporary, 'compiled'),
}

/** Types of the whole program are read once, in `checks`, and not while it is built. */
const build = ['tsc', '-p', 'tsconfig.build.json', '--noCheck']
/** Beside the tests there is no second core: more checkers would each read again what they have in common. */
const checks = [
  ['tsc', '-p', 'tsconfig.json', '--checkers', '1'],
  ['tsc', '-p', 'test/browser', '--checkers', '1'],
  ['biome', 'check', '--error-on-warnings', '.'],
]
const report = join(temporary, 'report.json')
const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const tests = ['vitest', 'run', ...reporting, ...process.argv.slice(2)]

const failures = await failuresAmong([build])
if (failures.length > 0) end(0, failures)
else await testAndCheck()

async function testAndCheck() {
  const [isFine, checkFailures] = await Promise.all([passes(tests, 'inherit'), failuresAmong(checks)])
  const { numPassedTests, numFailedTests } = counts()
  const testFailures = isFine && numPassedTests > 0 ? 0 : Math.max(1, numFailedTests)
  end(numPassedTests, checkFailures, testFailures)
}

/** One after the other; what one of them has to say is said in one piece. */
async function failuresAmong(commands) {
  const failed = []
  for (const command of commands) if (!(await passes(command, 'pipe'))) failed.push(command.join(' '))
  return failed
}

function passes([name, ...args], stdio) {
  const child = spawn(join('node_modules', '.bin', name), args, { env, stdio: ['inherit', stdio, stdio] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      said += text
    })
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.log(String(error))
      resolve(false)
    })
    child.on('close', (status) => {
      if (status !== 0) console.log(said)
      resolve(status === 0)
    })
  })
}

function counts() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    console.log('The test runner left no report.')
    return { numPassedTests: 0, numFailedTests: 1 }
  }
}

function end(passed, failedChecks, failedTests = 0) {
  rmSync(temporary, { recursive: true, force: true })
  for (const check of failedChecks) console.log(`${check} did not pass`)
  const failed = failedTests + failedChecks.length
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
