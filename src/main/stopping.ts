/** What a stop ends, in this order: no more requests, then the keys, then the folder. */
export type Stoppable = {
  readonly listening: { readonly close: (patience: number) => Promise<void> }
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
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), deadline)
      stop(running).then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

async function stop({ listening, house, folder }: Stoppable): Promise<void> {
  try {
    await listening.close(patience)
  } finally {
    await house.close()
    folder.release()
  }
}
