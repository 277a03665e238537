import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ForksPoolWorker, type PoolOptions, type WorkerRequest } from 'vitest/node'

/** A process that has run this many files goes home: what they left behind, in it and in the engine, goes with it. */
const most = 40

/** So much of what a process said last is kept, in characters. */
const kept = 16_384

/** Where the last words of a process that was killed are laid, one file each: `npm test` names the folder. */
const folder = process.env['JUANZONG_LAST_WORDS']

/** Whether the tests look at what was built (vitest.config.ts). */
const isBuilt = process.env['JUANZONG_BUILT'] === '1'

/** Vitest lets Node take what is meant for development, and so what was built would lead to the source. */
const withoutSource = (flags: readonly string[]) => [
  ...flags.filter((flag, at) => flag !== 'development' && flags[at + 1] !== 'development'),
  '--import',
  new URL('resolving.mjs', import.meta.url).href,
]

/**
 * Processes for tests, as those of Vitest, and mortal. What one wrote on stderr before a signal killed it is kept, since the
 * engine says there why it gave up.
 */
export const workers = {
  name: 'mortal',
  createPoolWorker: (options: PoolOptions) => new Mortal(options),
}

class Mortal extends ForksPoolWorker {
  override readonly name = workers.name
  private files = 0
  private isSentHome = false
  private words = ''

  constructor({ execArgv, ...options }: PoolOptions) {
    super({ ...options, execArgv: isBuilt ? withoutSource(execArgv) : execArgv })
  }

  override async start(): Promise<void> {
    await super.start()
    const { fork } = this as unknown as { readonly fork: ChildProcess }
    fork.stderr?.on('data', (text) => {
      this.words = `${this.words}${text}`.slice(-kept)
    })
    fork.once('close', (_, signal) => {
      if (signal && !this.isSentHome && folder) writeFileSync(join(folder, `${fork.pid}.txt`), this.words)
    })
  }

  override send(message: WorkerRequest): void {
    if (message.type === 'run') this.files += message.context.files.length
    super.send(message)
  }

  override stop(): Promise<void> {
    this.isSentHome = true
    return super.stop()
  }

  /** Vitest asks before it gives it another file of the same project. */
  canReuse(): boolean {
    return this.files < most
  }
}
