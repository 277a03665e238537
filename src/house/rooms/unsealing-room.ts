import { Worker } from 'node:worker_threads'
import type { OpenElsewhere } from '#db/roster/sealed.ts'
import { type Bundle, buffersIn, bundle } from '#keys/bundle.ts'
import type { Wrapping } from '#keys/data-key.ts'
import type { Keyring } from '#keys/keyring.ts'
import type { Pack } from '#keys/pack.ts'
import { workerFile } from './worker-file.ts'

/**
 * 启封间: opens sealed summaries on a thread of its own while the event loop reads rows and builds the roster. It holds what
 * unwraps data keys and never the root key, is handed rows and opens no file, and is closed before the house is open
 * (docs/decisions/0106).
 */
export type UnsealingRoom = {
  /** For fewer dossiers a thread costs more than it saves. */
  readonly fewest: number
  /** Rejects where the thread could not start or has ended, and from then on. */
  readonly open: OpenElsewhere
  readonly close: () => Promise<void>
}

/** No thread starts before the first envelope. */
export function createUnsealingRoom(
  { wrapped, wrapping: { key, label } }: Pick<Keyring, 'wrapped' | 'wrapping'>,
  fewest = 20_000,
): UnsealingRoom {
  let thread: ReturnType<typeof startThread> | undefined
  const { installation, mark } = label
  return {
    fewest,
    open: async (dossiers, kinds, envelopes) => {
      thread ??= startThread({ key, label: { installation, mark } })
      return thread.open(bundle(dossiers, wrapped(dossiers), kinds, envelopes))
    },
    close: async () => {
      await thread?.end()
    },
  }
}

type Waiting = { readonly resolve: (opened: Pack) => void; readonly reject: (error: unknown) => void }

function startThread(wrapping: Wrapping) {
  const { url, execArgv } = workerFile('unsealing-worker')
  const worker = new Worker(url, { execArgv, env: {}, workerData: wrapping })
  /** It answers in the order in which it was asked. */
  const waiting: Waiting[] = []
  let failure: Error | undefined
  const fail = (error: Error) => {
    failure ??= error
    for (const { reject } of waiting.splice(0)) reject(failure)
  }
  worker.on('message', (opened: Pack) => waiting.shift()?.resolve(opened))
  worker.on('messageerror', fail)
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread that unseals has ended.')))
  return {
    open: (job: Bundle): Promise<Pack> =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure)
        waiting.push({ resolve, reject })
        worker.postMessage(job, buffersIn(job))
      }),
    end: async (): Promise<void> => {
      await worker.terminate()
    },
  }
}
