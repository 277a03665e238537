import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { flags } from '../../test/processes.ts'

type Killing = {
  /** In milliseconds from its beginning; without it the program is left to its end. */
  readonly after?: number | undefined
  /** It says when it begins, so that what loading takes is not counted. */
  readonly says?: boolean
  /** How Node is told to read it. */
  readonly by?: readonly string[]
}

/**
 * Runs a program of this repository, named from the folder `bin/crash`, in a process of its own that may be killed with
 * SIGKILL. Answers whether it was, and how many milliseconds it took from its beginning. Throws with what it said where it
 * ended by itself and not well.
 */
export async function runOrKill(
  program: string,
  args: readonly string[],
  { after, says = false, by = flags }: Killing = {},
): Promise<{ readonly isKilled: boolean; readonly took: number }> {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, [...by, file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  const closed = once(child, 'close')
  if (says) await Promise.race([once(child.stdout, 'data'), closed])
  const begun = performance.now()
  const kill = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
  await closed
  clearTimeout(kill)
  const isKilled = child.signalCode === 'SIGKILL'
  if (!isKilled && child.exitCode !== 0) throw new Error(said)
  return { isKilled, took: performance.now() - begun }
}
