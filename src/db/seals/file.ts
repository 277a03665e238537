import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Told } from './file-checker.ts'
import type { Seals } from './seals.ts'
import { sealedNames } from './tables.ts'
import { type Ending, turn } from './turn.ts'

const tables = [...sealedNames, 'heads', 'moves', 'log']

/** So many pages of SQLite are looked through in less than a slice (docs/decisions/0107). */
const few = 2000

/**
 * The pages and indexes of SQLite. It cannot be interrupted while it looks at a table, so that a larger file is looked at by
 * another process, in a copy: whoever opens the file itself a second time in this one would take its lock away.
 */
export async function checkFile(seals: Seals, ending: Ending, atOnce = few): Promise<void> {
  const pages = Number(seals.statement('pragma page_count').pluck().get())
  const isWhole =
    (pages > atOnce ? await isWholeInCopy(seals, ending) : undefined) ?? (await isWholeInPlace(seals, ending))
  if (!isWhole) seals.note({ kind: 'root', id: 'file', what: 'altered', where: 'file' })
}

async function isWholeInPlace({ statement }: Seals, ending: Ending): Promise<boolean> {
  for (const name of tables) {
    const isWhole = statement(`pragma integrity_check('${name}')`).pluck().get() === 'ok'
    const orphan = statement(`pragma foreign_key_check('${name}')`).get()
    if (!isWhole || orphan) return false
    await turn(ending)
  }
  return true
}

/**
 * Undefined where no copy can be made, as on a full disk. It holds what the file holds, sealed as there, and goes when it was
 * looked at.
 */
async function isWholeInCopy({ file, still }: Seals, ending: Ending): Promise<boolean | undefined> {
  if (file === undefined) return undefined
  const copy = `${file}.check`
  remove(copy)
  try {
    const checking = await still(async () => {
      const asked = askChecker([file, copy, ...tables], ending)
      await asked.copied
      return asked
    }, ending)
    return await checking.isWhole
  } finally {
    remove(copy)
  }
}

/** The copy with its companions, and what a process that was killed left of one. */
function remove(copy: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true })
}

/**
 * `isWhole` is what the other process says at last; nothing where it ended before. It is given no keys and no environment.
 */
function askChecker(args: readonly string[], { signal }: Ending) {
  const checker = fork(fileURLToPath(program), args, {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const stop = () => checker.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  let isWhole: boolean | undefined
  const copied = new Promise<void>((resolve) => {
    checker.once('close', resolve)
    checker.on('message', (told: Told) => {
      if (told === 'copied') resolve()
      else isWhole = told === 'whole'
    })
  })
  const said = once(checker, 'close').then(() => {
    signal?.removeEventListener('abort', stop)
    signal?.throwIfAborted()
    return isWhole
  })
  // Whoever was ended while it was copied asks no more.
  said.catch(() => {})
  return { copied, isWhole: said }
}

/** Beside this file: TypeScript while developing, which Node reads as it is, and JavaScript once emitted. */
const program = new URL(import.meta.url.endsWith('.ts') ? './file-checker.ts' : './file-checker.js', import.meta.url)
