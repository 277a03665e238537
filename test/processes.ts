import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of this repository in a process of its own, and what it says. */
export type Running = {
  readonly process: ChildProcess
  /** Waits for a line that matches and answers what it caught; fails when the program ends before, or never says it. */
  readonly says: (line: RegExp) => Promise<RegExpMatchArray>
  /** Its end, waited for from when it is asked for; fails when it does not come. */
  readonly ended: Promise<Ended>
  /** What it was asked, whether it has ended, and all that it said: for whoever looks why a test failed. */
  readonly story: () => string
}

type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** What a program may take on a machine with much else to do, in milliseconds: it ends before the test does, and says which hung. */
const patience = 150_000

/** Every program that was started, the last one last. */
export const started: Running[] = []

/** `npm test` says so: whoever runs a file alone may have an older `dist`. What is built starts in a fifth of the time. */
const isBuilt = process.env['JUANZONG_BUILT'] === '1'

/** All that a program is given of this environment. */
const { PATH, NODE_COMPILE_CACHE } = process.env

/** How Node is to run a program of this repository, so that `#…` leads to what was built or to the source. */
export const flags: readonly string[] = isBuilt
  ? ['--import', new URL('../bin/tests/resolving.mjs', import.meta.url).href]
  : ['--conditions=development', '--import', import.meta.resolve('tsx')]

/** The file of a program of `src/main`: as it was just built and is started, else its source. */
export const programOf = (name: string): string =>
  fileURLToPath(
    new URL(
      isBuilt ? `../dist/${whole.has(name) ? 'whole' : 'main'}/${name}.js` : `../src/main/${name}.ts`,
      import.meta.url,
    ),
  )

/** Built as one file. */
const whole = new Set(['server', 'demo'])

type Wanted = {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly uid?: number
}

/**
 * Starts a program in a folder of its own, with nothing of this environment that it reads: as an installation runs it where
 * it was just built, else from source.
 */
export function start(name: 'server' | 'demo', { cwd, env = {}, args = [], uid }: Wanted): Running {
  const child = spawn(process.execPath, [...flags, programOf(name), ...args], {
    cwd,
    env: { PATH, NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid }),
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const closed = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, out, err }))
  const story = () => `${name} ${args.join(' ')}, ${child.exitCode ?? child.signalCode ?? 'still there'}:\n${out}${err}`
  const inTime = async <T>(what: string, wait: Promise<T>): Promise<T> => {
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      reject(new Error(`${what} does not come: ${story()}`))
      child.kill('SIGKILL')
    }, patience)
    return Promise.race([wait, late]).finally(() => clearTimeout(timer))
  }
  const said = async (line: RegExp) => {
    for (;;) {
      const found = out.match(line)
      if (found) return found
      const more = await Promise.race([once(child.stdout, 'data'), closed.then(() => undefined)])
      if (!more && !out.match(line)) throw new Error(`It ended and never said ${line}:\n${out}${err}`)
    }
  }
  const running: Running = {
    process: child,
    says: (line) => inTime(String(line), said(line)),
    get ended() {
      return inTime('Its end', closed)
    },
    story,
  }
  started.push(running)
  return running
}

/** Starts it, waits for its end, and answers what it said on stderr as lines. */
export async function endOf(name: 'server' | 'demo', wanted: Wanted) {
  const { code, err, out } = await start(name, wanted).ended
  return { code, out, lines: err.split('\n').filter((line) => line !== '') }
}
