import { setImmediate } from 'node:timers/promises'
import type { Steps } from '#domain/steps.ts'

/** So often it is begun anew; whoever asks does it at once then. */
const attempts = 5

/**
 * Does work in pieces, a turn each, and begins it anew where what it works on is another one meanwhile. Undefined where that
 * happened again and again.
 */
export async function besideOthers<Made>(begin: () => Steps<Made>, version: () => number): Promise<Made | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [steps, begun] = [begin(), version()]
    while (version() === begun) {
      const { done, value } = steps.next()
      if (done) return value
      await setImmediate()
    }
  }
  return undefined
}
