import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects what opening left behind, once, while nobody waits: a third of the memory after unlocking is envelopes and rows
 * that are in the roster by now, and Node would keep it until many requests have come. A few hundred dossiers leave nothing to
 * speak of. Before the house is open everybody waits: it takes a tenth of a second for 10,000 dossiers.
 */
export async function collectAfterOpening(dossiers: number): Promise<void> {
  if (dossiers < worthIt) return
  await quiet()
  collectGarbage()
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
}

/**
 * The same once all dossiers were read for the first figure: as much lies about as after the opening, and the room that Node
 * takes for it would stay taken under load (docs/decisions/0258). It keeps everybody waiting for a tenth of a second, so that a
 * moment is looked for in which nobody does. Of many more dossiers it would take longer than a page may, and Node does it by
 * itself in small steps.
 */
export async function collectAfterReading(dossiers: number): Promise<void> {
  if (dossiers > fewEnough) return
  await quiet()
  collectGarbage()
}

/** Some megabytes. */
const worthIt = 500

/** A tenth of a second of a quiet machine. */
const fewEnough = 15_000

/** Until hardly anything was done for a while; where something always is, not longer than somebody would look for a moment. */
async function quiet(): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    const before = performance.eventLoopUtilization()
    await setTimeout(apart, undefined, { ref: false })
    if (performance.eventLoopUtilization(before).utilization < hardlyAnything) return
  }
}

/** So many looks, so far apart in milliseconds, and so much of that time at work. */
const [looks, apart, hardlyAnything] = [20, 500, 0.05]
