import { setPriority } from 'node:os'
import { Trouble } from '#domain/unseal/trouble.ts'
import { troubleOf } from '#house/data-folder.ts'
import { report } from '#house/report.ts'
import type { Told } from './child.ts'

/** The side of the process that was started (child.ts): it yields to whoever serves people, and ends with them. */
export async function telling(
  work: (say: {
    readonly progress: (step: string, done: number, total: number) => void
    /** Says where it is and waits for the answer. */
    readonly ask: (is: 'still' | 'copied') => Promise<unknown>
  }) => Promise<unknown>,
  file: string,
): Promise<void> {
  const tell = (told: Told) => process.send?.(told)
  let isTold = false
  // Whoever holds the data still is gone, so that nobody knows of which moment a copy would be. What is half goes with the
  // next copy, and nothing else is left to do: `process.exit` might hang (docs/decisions/0252).
  process.on('disconnect', () => {
    if (!isTold) process.kill(process.pid, 'SIGKILL')
  })
  setPriority(10)
  const answers: ((answer: unknown) => void)[] = []
  process.on('message', (answer) => answers.shift()?.(answer))
  let told = 0
  try {
    const value = await work({
      progress: (step, done, total) => {
        const now = performance.now()
        if (done !== 0 && done !== total && now - told < 200) return
        told = now
        tell({ is: 'progress', step, done, total })
      },
      ask: (is) =>
        new Promise((resolve) => {
          answers.push(resolve)
          tell({ is })
        }),
    })
    tell({ is: 'done', value })
  } catch (error) {
    const trouble = troubleOf(error, file, 'copy-database-broken')
    const { code, about } = trouble instanceof Trouble ? trouble : new Trouble('unknown')
    if (!(trouble instanceof Trouble)) report(error)
    tell({ is: 'trouble', code, about })
  }
  isTold = true
  process.disconnect?.()
}
