import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of this repository in a process of its own, and what it says. */
export type Running = {
  readonly process: ChildProcess
  /** Waits for a line that matches and answers what it caught; fails when the program ends before. */
  readonly says: (line: RegExp) => Promise<RegExpMatchArray>
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>
}

/** `npm test` says so: whoever runs a file alone may have an older `dist`. What is built starts in a fifth of the time. */
const isBuilt = process.env['JUANZONG_BUILT'] === '1'

/** How Node is to run a program of this repository, so that `#…` leads to what was built or to the source. */
export const flags: readonly string[] = isBuilt
  ? []
  : ['--conditions=development', '--import', import.meta.resolve('tsx')]

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
  const program = isBuilt ? `../dist/main/${name}.js` : `../src/main/${name}.ts`
  const child = spawn(process.execPath, [...flags, fileURLToPath(new URL(program, import.meta.url)), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
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
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }))
  const says = async (line: RegExp) => {
    for (;;) {
      const found = out.match(line)
      if (found) return found
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)])
      if (!more && !out.match(line)) throw new Error(`It ended and never said ${line}:\n${out}${err}`)
    }
  }
  return { process: child, says, ended }
}

/** Starts it, waits for its end, and answers what it said on stderr as lines. */
export async function endOf(name: 'server' | 'demo', wanted: Wanted) {
  const { code, err, out } = await start(name, wanted).ended
  return { code, out, lines: err.split('\n').filter((line) => line !== '') }
}
