import { AsyncLocalStorage } from 'node:async_hooks'
import type { Entry } from '#domain/log/entry.ts'
import type { Table } from './changes.ts'
import type { Late, Sees } from './late.ts'

/** The transaction that a caller is in. */
export type Inside = {
  /** False once it has ended, for whoever goes on from within it. */
  isOpen: boolean
  /** Whether the connection is its own by now, so that nobody else gets it before the end. */
  readonly hasBegun: boolean
  /** Runs a statement in it at once; undefined where somebody looks at each. */
  readonly run: ((text: string, values: readonly unknown[], sees?: Sees) => readonly unknown[]) | undefined
  /** What was remembered before it and still holds (remembered.ts). */
  readonly recall?: ((key: string, of: readonly Table[] | undefined) => Answered | undefined) | undefined
  /** What it leaves in the log, with all who share its commit. */
  readonly traces: Traces
}

/**
 * Entries of the log that a commit has so far: they are written together, just before it. `late` where several share the
 * commit: what else is written only then.
 */
export type Traces = {
  entries: readonly Entry[]
  write?: () => Promise<void>
  late?: Late
  /** Whether nobody in this commit has written to these tables: then memory that follows them says what they say. */
  untouched?: (of: readonly Table[]) => boolean
}

/** Before anybody left one. */
export const noTraces = (): Traces => ({ entries: [] })

/** An answer that is known, which may be that there is nothing. */
export type Answered = { readonly value: unknown }

export const inside = new AsyncLocalStorage<Inside>()

/** Whether a transaction is open around the caller. Waiting for another one in here would wait for ever. */
export const insideTransaction = (): boolean => openTransaction() !== undefined

/** The transaction around the caller while it is open. */
export function openTransaction(): Inside | undefined {
  const transaction = inside.getStore()
  return transaction?.isOpen ? transaction : undefined
}
