import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects what opening left behind, once, while nobody waits: a third of the memory after unlocking is envelopes and rows
 * that are in the roster by now, and Node would keep it until many requests have come.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
}

/**
 * The same once all dossiers were read for the first figure: as much lies about as after the opening, and the room that Node
 * takes for it would stay taken under load (docs/decisions/0258). Of many more it would keep everybody waiting for longer
 * than a page may take, and Node does it by itself in small steps.
 */
export function collectAfterReading(dossiers: number): void {
  if (dossiers <= fewEnough) collectGarbage()
}

/** A tenth of a second of a quiet machine. */
const fewEnough = 15_000
