/**
 * `npm test`: builds, then runs all projects of tests, with types and lint beside them; the last line counts the tests, as
 * `.ci/run` needs, and each check that did not pass among those that failed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTests } from './tests/run.ts'

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
const build = ['node', 'bin/build.ts']
/** Beside the tests there is no second core: more checkers would each read again what they have in common. */
const checks = [
  ['tsc', '-p', 'tsconfig.json', '--checkers', '1'],
  ['tsc', '-p', 'test/browser', '--checkers', '1'],
  ['biome', 'check', '--error-on-warnings', '.'],
]
const tests = { root: process.cwd(), args: process.argv.slice(2), env, folder: temporary }

const failures = await failuresAmong([build])
if (failures.length > 0) end(0, failures)
else await testAndCheck()

async function testAndCheck() {
  const [{ passed, failed, notes }, failedChecks] = await Promise.all([runTests(tests), failuresAmong(checks)])
  for (const note of notes) console.log(note)
  end(passed, failedChecks, failed)
}

/** One after the other; what one of them has to say is said in one piece. */
async function failuresAmong(commands) {
  const failed = []
  for (const command of commands) if (!(await passes(command))) failed.push(command.join(' '))
  return failed
}

function passes([name, ...args]) {
  const child = spawn(join('node_modules', '.bin', name), args, { env, stdio: ['inherit', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
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

function end(passed, failedChecks, failedTests = 0) {
  rmSync(temporary, { recursive: true, force: true })
  for (const check of failedChecks) console.log(`${check} did not pass`)
  const failed = failedTests + failedChecks.length
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
