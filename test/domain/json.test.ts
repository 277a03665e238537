import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonical, type Json } from '#domain/json.ts'
import { rounds } from '../thorough.ts'

it('says the same value in the same text, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(canonical(turned as Json)).toBe(canonical(value as Json))
    }),
  )
})

it('reads back as the value it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
    { numRuns: rounds(100) },
  )
})

it('leaves out what is undefined and keeps what is null', () => {
  expect(canonical({ b: undefined, a: null, c: [1, '二'] })).toBe('{"a":null,"c":[1,"二"]}')
})

it('refuses numbers that JSON cannot hold', () => {
  expect(() => canonical({ a: Number.NaN })).toThrow(RangeError)
  expect(() => canonical(Number.POSITIVE_INFINITY)).toThrow(RangeError)
})
