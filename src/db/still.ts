import { setImmediate as endOfTurn } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'

/**
 * While `work` runs the data file itself does not change: what is written meanwhile stays in the log ahead of it, so that
 * another process may copy the file and has it as it was at one moment (docs/decisions/0254). One at a time.
 */
export type Still = <Done>(
  work: () => Promise<Done>,
  ending?: { readonly signal?: AbortSignal | undefined },
) => Promise<Done>

/** Of one connection. */
export function createStill(raw: Sqlite.Database): Still {
  let before: Promise<unknown> = Promise.resolve()
  return (work, { signal } = {}) => {
    const mine = before.then(async () => {
      do {
        await endOfTurn()
        signal?.throwIfAborted()
      } while (raw.inTransaction)
      return standing(raw, work)
    })
    before = mine.catch(() => {})
    return mine
  }
}

async function standing<Done>(raw: Sqlite.Database, work: () => Promise<Done>): Promise<Done> {
  const usual = raw.pragma('wal_autocheckpoint', { simple: true })
  const [{ busy } = { busy: 1 }] = raw.pragma('wal_checkpoint(truncate)') as readonly { busy: number }[]
  if (busy !== 0) throw new Error('SQLite could not bring its log into the file.')
  raw.pragma('wal_autocheckpoint = 0')
  try {
    return await work()
  } finally {
    if (raw.open) raw.pragma(`wal_autocheckpoint = ${usual}`)
  }
}
