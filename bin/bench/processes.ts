import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** A server in a process of its own. */
export type Server = {
  readonly port: number
  /** Milliseconds from its start to its first answer. */
  readonly answeredAfter: number
  /** Resident memory in MiB, now. */
  readonly memory: () => number
  /** Processor time of its main thread in milliseconds, until now. */
  readonly worked: () => number
  readonly stop: () => Promise<void>
}

/** Starts `node <args>` and waits until /health answers. */
export async function startServer(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, JUANZONG_PACE: '1000000', ...env, JUANZONG_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(`http://127.0.0.1:${port}/health`, child)
  return {
    port,
    answeredAfter: performance.now() - began,
    memory: () => memoryOf(child),
    worked: () => workedBy(child),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** How `npm start` runs Node, so that whatever is measured runs like an installation. */
export function startCommand(): {
  readonly env: Readonly<Record<string, string>>
  readonly flags: readonly string[]
  readonly program: string
} {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  const words = scripts.start.split(' ')
  const node = words.indexOf('node')
  const env = Object.fromEntries(words.slice(0, node).map((word) => splitOnce(word)))
  return { env, flags: words.slice(node + 1, -1), program: words.at(-1) ?? '' }
}

/** A variable and its value, which may hold more signs of equality. */
function splitOnce(word: string): readonly [name: string, value: string] {
  const at = word.indexOf('=')
  return [word.slice(0, at), word.slice(at + 1)]
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await pause(5)
  }
  throw new Error(`The server ended with ${child.exitCode} before it answered.`)
}

/** Of Linux; undefined memory elsewhere would be a lie, so it is 0 there and the table says nothing. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const kibibytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kibibytes ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Of Linux too, and 0 elsewhere. */
function workedBy({ pid }: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      )
    })
  })
}
