import { transferableSymbol, valueSymbol } from 'piscina'
import { expect, it } from 'vitest'
import { handedOver } from '#house/rooms/handed-over.ts'

/** As the worker answers: what it was told to is gone from it. */
const answered = (answer: object) => {
  const told = answer as Record<symbol, unknown>
  const value = transferableSymbol in told ? told[valueSymbol] : told
  return structuredClone(value, { transfer: (told[transferableSymbol] ?? []) as ArrayBuffer[] })
}

it('hands bytes over and keeps none of them', () => {
  const pdf = new Uint8Array(100_000).fill(7)
  expect(answered(handedOver({ ok: true, pdf }, pdf))).toEqual({ ok: true, pdf: new Uint8Array(100_000).fill(7) })
  expect(pdf.byteLength).toBe(0)
})

it('copies bytes that lie beside others', () => {
  const both = new Uint8Array([1, 2, 3, 4])
  expect(answered(handedOver({ pdf: both.subarray(2) }, both.subarray(2)))).toEqual({ pdf: new Uint8Array([3, 4]) })
  expect([...both]).toEqual([1, 2, 3, 4])
})
