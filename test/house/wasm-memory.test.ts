import { expect, it } from 'vitest'
import { withMemory } from '#house/rooms/wasm-memory.ts'

/** A program with nothing but a memory of one page at least and 32,768 at most, which it shows. */
const program = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[5, 6, 1, 1, 1, 0x80, 0x80, 2],
  ...[7, 10, 1, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0],
)
const page = 65_536

/** As much of it as is tried here; the types of Node leave it out. */
const { WebAssembly: wasm } = globalThis as unknown as {
  readonly WebAssembly: {
    instantiate: (
      bytes: ArrayBuffer,
    ) => Promise<{ instance: { exports: { memory: { grow: (by: number) => number } } } }>
  }
}
const memoryOf = async (bytes: ArrayBuffer) => (await wasm.instantiate(bytes)).instance.exports.memory

it('gives a program no more memory than it is told', async () => {
  const memory = await memoryOf(withMemory(program, 10 * page))
  expect(memory.grow(9)).toBe(1)
  expect(() => memory.grow(1)).toThrow(RangeError)
})

it('leaves a program that asks for less as it is', () => {
  expect(new Uint8Array(withMemory(program, 2 ** 40))).toEqual(program)
})

it('takes no program without a bound', () => {
  expect(() => withMemory(program.slice(0, 8), page)).toThrow()
  expect(() => withMemory(Uint8Array.of(...program.slice(0, 8), 5, 3, 1, 0, 1), page)).toThrow()
})
