/** WebAssembly counts memory in pages of this many bytes. */
const pageBytes = 65_536

/** The section of a program that says how much memory it may have (WebAssembly core specification §5.5.8). */
const memorySection = 5

/**
 * The same WebAssembly program with at most so many bytes of memory: the limits of a worker do not hold for it. The number is
 * written in as many bytes as stood there, so nothing else moves.
 */
export function withMemory(program: Uint8Array, most: number): ArrayBuffer {
  const bounded = new Uint8Array(program)
  for (let at = 8; at < bounded.length; ) {
    const size = numberAt(bounded, at + 1)
    if (bounded[at] === memorySection) {
      // The number of memories is one; a flag says that a maximum follows the minimum.
      const flag = size.after + 1
      if (bounded[flag] !== 1) throw new Error('The WebAssembly program has no bounded memory')
      const maximum = numberAt(bounded, numberAt(bounded, flag + 1).after)
      write(bounded, maximum, Math.min(maximum.value, Math.floor(most / pageBytes)))
      return bounded.buffer
    }
    at = size.after + size.value
  }
  throw new Error('The WebAssembly program has no memory')
}

type Numeral = { readonly value: number; readonly from: number; readonly after: number }

/** LEB128: seven bits a byte, the lowest first; the eighth says that another follows. */
function numberAt(bytes: Uint8Array, from: number): Numeral {
  let [value, at] = [0, from]
  for (let shift = 0; ; shift += 7, at += 1) {
    const byte = bytes[at] ?? 0
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return { value, from, after: at + 1 }
  }
}

function write(bytes: Uint8Array, { from, after }: Numeral, value: number): void {
  let rest = value
  for (let at = from; at < after; at += 1) {
    bytes[at] = (rest & 0x7f) | (at < after - 1 ? 0x80 : 0)
    rest = Math.floor(rest / 128)
  }
}
