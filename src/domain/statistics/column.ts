/** One small number for each place, or one amount. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** What one question says of each place, as far as it has been asked. */
export type Column<Said extends Numbers> = {
  /** Of every place; what has not been asked yet is asked now. */
  readonly all: () => Said
  /** Asks of the places before this one that it has not been asked of. */
  readonly until: (end: number) => void
  /** Of how many places it has been asked. */
  readonly asked: () => number
  /** Asks of one place again, whose person or thing is another. */
  readonly again: (place: number) => void
}

/** Asks nothing before somebody wants to know; `places` may grow. */
export function createColumn<Said extends Numbers>(
  make: (size: number) => Said,
  sayOf: (place: number) => number,
  places: () => number,
): Column<Said> {
  let said = make(places())
  let shown = said
  let asked = 0

  const until = (most: number) => {
    const end = Math.min(places(), most)
    if (said.length < end) {
      // A few more than there are, so that people who come one by one cost nothing.
      const longer = make(places() + (places() >> 3))
      longer.set(said)
      said = longer
    }
    for (; asked < end; asked += 1) said[asked] = sayOf(asked)
  }

  return {
    until,
    asked: () => asked,
    all: () => {
      until(places())
      if (shown.length !== asked || shown.buffer !== said.buffer) shown = said.subarray(0, asked) as Said
      return shown
    },
    again: (place) => {
      if (place < asked) said[place] = sayOf(place)
    },
  }
}
