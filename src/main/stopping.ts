import { end } from './ending.ts'

/** What a stop ends, in this order: no more commands and requests, then the keys, then the folder. */
export type Stoppable = {
  readonly monitoring: { readonly close: () => Promise<void> }
  readonly listening: { readonly close: (patience: number) => Promise<void> }
  readonly answering: { readonly close: () => Promise<void> }
  readonly house: { readonly close: () => Promise<void> }
  readonly folder: { readonly release: () => void }
}

/** How long requests under way may take to end, and the whole stop, in milliseconds. */
const [patience, deadline] = [3000, 8000]

/**
 * SIGINT and SIGTERM end the program within seconds, whoever has sent half a request; a second signal ends it at once. The
 * memory with the keys goes with the process in any case.
 */
export function stopOnSignals(running: Stoppable): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return end(1)
      stopping = true
      // A stop that stands still with nothing left to wait for ends the program, and is none.
      process.exitCode = 1
      setTimeout(() => end(1), deadline).unref()
      stop(running).then(
        () => end(0),
        () => end(1),
      )
    })
  }
}

async function stop({ monitoring, listening, answering, house, folder }: Stoppable): Promise<void> {
  try {
    await answering.close()
    await monitoring.close()
    await listening.close(patience)
  } finally {
    await house.close()
    folder.release()
  }
}
