import { setImmediate } from 'node:timers/promises'
import type { Seals } from './seals.ts'

/** A check that the house ends when it is locked: without its key everything would look altered. */
export type Ending = { readonly signal?: AbortSignal | undefined }

/** Serves others. Throws where the check was ended meanwhile. */
export async function turn({ signal }: Ending = {}): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}

/** Serves others until it is known of all heads that are written whether they count. */
export async function settled(seals: Pick<Seals, 'isSettled'>, ending: Ending): Promise<void> {
  while (seals.isSettled) await turn(ending)
}
