import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Damaged } from '#domain/errors.ts'
import { type CipherKey, decrypt, deriveKey, encrypt, overhead, type Suite, subkey } from '#keys/envelope.ts'

const secret = randomBytes(32)
const keyOf = (suite: Suite, id = Buffer.alloc(8, 7), from = secret): CipherKey => deriveKey(from, 'test', suite, id)
const place = ['sealed', 'installation', 'revisions', 'who', 'dossier', 'record', '1', '1']

describe.each([1, 2] as const)('an envelope of suite %i', (suite) => {
  const key = keyOf(suite)

  it('gives back every content', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plain) => {
        expect([...decrypt(key, encrypt(key, plain, place), place)]).toEqual([...plain])
      }),
      { numRuns: 50 },
    )
  })

  it('refuses a flipped bit in any byte', () => {
    const envelope = encrypt(key, Buffer.from('赵敏，财务部'), place)
    for (let index = 0; index < envelope.length; index += 1) {
      for (const bit of [1, 128]) {
        const flipped = Buffer.from(envelope)
        flipped[index] = (flipped[index] ?? 0) ^ bit
        expect(() => decrypt(key, flipped, place), `byte ${index}`).toThrow(Damaged)
      }
    }
  })

  it('refuses every shorter and every longer text', () => {
    const envelope = encrypt(key, Buffer.from('赵敏'), place)
    for (let length = 0; length < envelope.length; length += 1) {
      expect(() => decrypt(key, envelope.subarray(0, length), place)).toThrow(Damaged)
    }
    expect(() => decrypt(key, Buffer.concat([envelope, Buffer.alloc(1)]), place)).toThrow(Damaged)
  })

  it('opens in its own place only', () => {
    const envelope = encrypt(key, Buffer.from('赵敏'), place)
    for (let index = 0; index < place.length; index += 1) {
      const other = place.map((part, at) => (at === index ? `${part}x` : part))
      expect(() => decrypt(key, envelope, other), place[index]).toThrow(Damaged)
    }
    expect(() => decrypt(key, envelope, place.slice(0, -1))).toThrow(Damaged)
  })

  it('tells places apart whose texts run together', () => {
    const envelope = encrypt(key, Buffer.from('赵敏'), ['ab', 'c'])
    expect(() => decrypt(key, envelope, ['a', 'bc'])).toThrow(Damaged)
    expect(() => decrypt(key, envelope, ['abc'])).toThrow(Damaged)
    expect(() => decrypt(key, envelope, ['ab,1:c'])).toThrow(Damaged)
  })

  it('refuses another key, and the same key under another id', () => {
    const envelope = encrypt(key, Buffer.from('赵敏'), place)
    expect(() => decrypt(keyOf(suite, Buffer.alloc(8, 7), randomBytes(32)), envelope, place)).toThrow(Damaged)
    expect(() => decrypt(keyOf(suite, Buffer.alloc(8, 8)), envelope, place)).toThrow(Damaged)
  })

  it('never looks the same twice', () => {
    const seen = new Set(Array.from({ length: 200 }, () => encrypt(key, Buffer.from('赵敏'), place).toString('hex')))
    expect(seen.size).toBe(200)
  })

  it('is as much longer than its content as it says', () => {
    expect(encrypt(key, Buffer.alloc(100), place).length).toBe(100 + overhead(suite))
  })
})

it('does not open under the other suite', () => {
  expect(() => decrypt(keyOf(2), encrypt(keyOf(1), Buffer.alloc(64), place), place)).toThrow(Damaged)
  expect(() => decrypt(keyOf(1), encrypt(keyOf(2), Buffer.alloc(64), place), place)).toThrow(Damaged)
})

it('has the SM3 and SM4 of GB/T 32905 and GB/T 32907', () => {
  expect(createHash('sm3').update('abc').digest('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
  expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
})

describe('a subkey', () => {
  it.each([
    ['sha256', 1],
    ['sm3', 2],
  ] as const)('is the HMAC of its purpose, by %s', (algorithm, suite) => {
    const secret = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(secret, fc.string({ maxLength: 60 }), (bytes, purpose) => {
        const right = createHmac(algorithm, bytes).update(purpose).digest()
        expect(subkey(Buffer.from(bytes), purpose, suite)).toEqual(right)
      }),
    )
    expect(() => subkey(Buffer.alloc(32), 'x'.repeat(257), suite)).toThrow(RangeError)
  })
})
