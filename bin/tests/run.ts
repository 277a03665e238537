import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileReport, RunReport } from './reporter.ts'

export type Tally = {
  readonly passed: number
  readonly failed: number
  /** What is to be said beside the numbers, and last: whatever went wrong outside the tests. */
  readonly notes: readonly string[]
}

type Wanted = {
  /** The folder of the configuration of Vitest. */
  readonly root: string
  /** For Vitest, behind `run`. */
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** For reports; of this run alone. */
  readonly folder: string
  /** Says nothing of each test: for whoever looks at the tally alone. */
  readonly quiet?: boolean
}

/**
 * Runs the tests and counts every one of them. A file whose process the engine or the operating system killed runs once more
 * in a process of its own, and what it comes to there counts: no test can do that. So does a file in which nothing failed but a
 * wait for a browser: what should have come had come in every run before. Either is said loudly, and fails the second time.
 */
export async function runTests(wanted: Wanted): Promise<Tally> {
  const first = await run(wanted, 'first', wanted.args)
  const killed = first.errors.flatMap((error) => killedIn(error, wanted.root))
  const files = new Map(first.files.map((file) => [file.file, file]))
  const errors = first.errors.filter((error) => killedIn(error, wanted.root).length === 0)
  const notes = []
  for (const [at, { file, signal }] of killed.entries()) {
    const project = files.get(file)?.project
    const args = [...(project ? ['--project', project] : []), file]
    const second = await run(wanted, `again-${at}`, args)
    const own = second.files.find((one) => one.file === file) ?? lost(file)
    files.set(file, own)
    errors.push(...second.errors)
    notes.push(storyOf(relative(wanted.root, file), signal, own), ...first.words.splice(0), ...second.words)
  }
  const waited = [...files.values()].filter(({ stalled }) => stalled)
  for (const [at, { file, project }] of waited.entries()) {
    const second = await run(wanted, `stalled-${at}`, [...(project ? ['--project', project] : []), file])
    const own = second.files.find((one) => one.file === file) ?? lost(file)
    files.set(file, own)
    errors.push(...second.errors)
    notes.push(
      `STOOD STILL: in ${relative(wanted.root, file)} a browser was waited for in vain. The file ran TWICE; ${secondly(own)}`,
    )
  }
  notes.push(...[...files.values()].flatMap((file) => unfinishedIn(file, wanted.root)), ...errors)
  const counted = [...files.values()]
  const failed = sum(counted.map(({ failed, unfinished }) => failed + unfinished)) + errors.length
  const passed = sum(counted.map(({ passed }) => passed))
  const isSilent = failed === 0 && killed.length + waited.length === 0 && first.status !== 0
  return { passed, failed: isSilent || passed === 0 ? Math.max(1, failed) : failed, notes }
}

/** What the engine or the operating system sends to a process that cannot go on, or for which there is no memory. */
const fatal = /^SIG(?:TRAP|SEGV|ABRT|BUS|ILL|FPE|SYS|KILL)$/

/** The file that was running, or the files, and what killed their process, from what Vitest says of it. */
function killedIn(error: string, root: string): readonly { readonly file: string; readonly signal: string }[] {
  const [, signal = '', files = ''] =
    /Worker exited unexpectedly with signal (\w+) .*while running test files? (.+)$/m.exec(error) ?? []
  return fatal.test(signal) ? files.split(', ').map((file) => ({ file: resolve(root, file), signal })) : []
}

const lost = (file: string): FileReport => ({ file, project: '', passed: 0, failed: 0, unfinished: 1 })

const secondly = ({ passed, failed, unfinished }: FileReport) =>
  `the second time ${passed} passed, ${failed + unfinished} failed.`

const storyOf = (file: string, signal: string, own: FileReport) =>
  `KILLED: the process of ${file} was killed by ${signal}. The file ran TWICE; ${secondly(own)}`

const unfinishedIn = ({ file, unfinished }: FileReport, root: string) =>
  unfinished > 0 ? [`UNFINISHED: ${unfinished} of ${relative(root, file)} never came to an end.`] : []

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

type Run = RunReport & { readonly status: number | null; readonly words: string[] }

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const reporter = fileURLToPath(new URL('reporter.ts', import.meta.url))

async function run({ root, env, folder, quiet }: Wanted, name: string, args: readonly string[]): Promise<Run> {
  const [report, words] = [join(folder, `${name}.json`), join(folder, `${name}-words`)]
  mkdirSync(words)
  const reporting = ['--reporter=default', `--reporter=${reporter}`]
  const output = quiet ? 'ignore' : 'inherit'
  const child = spawn(process.execPath, [vitest, 'run', '--root', root, ...reporting, ...args], {
    cwd: root,
    env: { ...env, JUANZONG_TEST_REPORT: report, JUANZONG_LAST_WORDS: words },
    stdio: ['ignore', output, output],
  })
  const status = await new Promise<number | null>((ended) => {
    child.on('error', () => ended(null))
    child.on('close', ended)
  })
  const said = readdirSync(words).map((file) => `Its last words:\n${readFileSync(join(words, file), 'utf8') || 'none'}`)
  return { ...read(report), status, words: said }
}

function read(report: string): RunReport {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { files: [], errors: ['The test runner left no report.'] }
  }
}
