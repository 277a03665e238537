/** Work in short pieces, so that whoever drives it may let others have their turn between two of them. */
export type Steps<Made = void> = Generator<void, Made>

/** All of it at once. */
export function finish<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** So many are sorted at once, and then joined with others. */
const run = 1_000

/** So many are joined in one piece. */
const joined = 4_000

/** Numbers in an order, as `sort` gives it, equals staying as they came. */
export function* sorting(numbers: Uint32Array, compare: (a: number, b: number) => number): Steps<Uint32Array> {
  let [from, to] = [Uint32Array.from(numbers), new Uint32Array(numbers.length)]
  for (let at = 0; at < from.length; at += run) {
    from.subarray(at, at + run).sort(compare)
    yield
  }
  for (let width = run; width < from.length; width *= 2) {
    for (let at = 0; at < from.length; at += 2 * width) yield* joining(from, to, { at, width }, compare)
    ;[from, to] = [to, from]
  }
  return from
}

/** Joins two runs that stand beside each other. */
function* joining(
  from: Uint32Array,
  to: Uint32Array,
  { at, width }: { readonly at: number; readonly width: number },
  compare: (a: number, b: number) => number,
): Steps {
  const middle = Math.min(at + width, from.length)
  const end = Math.min(at + 2 * width, from.length)
  let [left, right] = [at, middle]
  for (let place = at; place < end; place += 1) {
    const isLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0)
    to[place] = (isLeft ? from[left++] : from[right++]) ?? 0
    if (place % joined === 0) yield
  }
}
