import type { Person } from './person.ts'
import type { Thing } from './thing.ts'

/** One small number for each place, or one amount. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** What one question says of each place, as far as it has been asked. */
export type Column<Said extends Numbers = Numbers> = {
  /** Of how many places it has been asked. */
  readonly asked: () => number
  /** Asks of the next place, or once more of one that it has been asked of. */
  readonly ask: (place: number, person: Person | undefined, thing: Thing | undefined) => void
  /** Of every place that it has been asked of. */
  readonly said: () => Said
}

/** Asks nothing by itself; `places` may grow. */
export function createColumn<Said extends Numbers>(
  make: (size: number) => Said,
  sayOf: (person: Person | undefined, thing: Thing | undefined) => number,
  places: () => number,
): Column<Said> {
  let said = make(places())
  let shown = said
  let asked = 0

  return {
    asked: () => asked,
    ask: (place, person, thing) => {
      if (place >= said.length) {
        // A few more than there are, so that people who come one by one cost nothing.
        const longer = make(places() + (places() >> 3))
        longer.set(said)
        said = longer
      }
      said[place] = sayOf(person, thing)
      if (place === asked) asked += 1
    },
    said: () => {
      if (shown.length !== asked || shown.buffer !== said.buffer) shown = said.subarray(0, asked) as Said
      return shown
    },
  }
}
