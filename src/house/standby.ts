import { statSync } from 'node:fs'
import { ownSchema } from '#db/own-schema.ts'
import { nameKeys } from '#domain/people/name-keys.ts'
import { startThread, type UnsealingThread } from './rooms/unsealing-room.ts'

/**
 * 待命: what costs time and needs no key, done while the house waits for a secret: the thread that unseals has its program, the
 * dictionary of pinyin is read, the tables of this program are told. Nothing of the data is looked at but how long the file is.
 */
export type Standby = ReturnType<typeof createStandby>

/**
 * Nothing is done before it is asked to begin. `database` is the path of the data; where it has fewer than `many` bytes, no thread
 * is begun.
 */
export function createStandby(database: string, many = manyDossiers) {
  let thread: UnsealingThread | undefined
  let schema: Promise<string> | undefined
  const end = () => {
    thread?.end().catch(() => {})
    thread = undefined
  }
  return {
    /** Does what is not done yet; twice is as good as once. */
    begin: () => {
      if (thread?.hasEnded()) end()
      if (lengthOf(database) >= many) thread ??= startThread()
      nameKeys('张三')
      schema ??= ownSchema()
      // Whoever asks hears of its failure; until then nobody does.
      schema.catch(() => {})
    },
    /** `ownSchema`, known already or told now. */
    schema: (): Promise<string> => {
      const known = schema ?? ownSchema()
      schema = undefined
      return known
    },
    /** The thread that waits, or another: whoever takes it ends it. */
    take: (): UnsealingThread => {
      const waiting = thread?.hasEnded() ? undefined : thread
      thread = undefined
      return waiting ?? startThread()
    },
    end,
  }
}

/** Less than 5,000 dossiers take, each with its records. */
const manyDossiers = 30_000_000

const lengthOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
