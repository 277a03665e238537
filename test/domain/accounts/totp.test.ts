import { describe, expect, it } from 'vitest'
import { isFreshlyProven } from '#domain/accounts/step-up.ts'
import { addressOf, codeAt, isSecret, secretFrom, stepTyped } from '#domain/accounts/totp.ts'
import { type Instant, instant } from '#domain/time.ts'

/** The secret and the codes of RFC 6238 appendix B, cut to six digits. */
const secret = secretFrom(Buffer.from('12345678901234567890'))
const at = (seconds: number): Instant => instant(new Date(seconds * 1000))

describe('a one-time password', () => {
  it('is the one of the standard', () => {
    expect(codeAt(secret, at(59))).toBe('287082')
    expect(codeAt(secret, at(1111111109))).toBe('081804')
    expect(codeAt(secret, at(20000000000))).toBe('353130')
    expect(stepTyped(secret, '287082', at(59), 0)).toBe(1)
  })

  it('is taken a step early or late, in any width and spacing, and not two steps off', () => {
    const code = codeAt(secret, at(3000))
    for (const seconds of [2970, 3000, 3030]) expect(stepTyped(secret, code, at(seconds), 0)).toBe(100)
    for (const seconds of [2930, 3070]) expect(stepTyped(secret, code, at(seconds), 0)).toBeUndefined()
    const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    expect(stepTyped(secret, ` ${wide.slice(0, 3)} ${wide.slice(3)}`, at(3000), 0)).toBe(100)
  })

  it('works once: neither again nor one of before', () => {
    const [before, code] = [codeAt(secret, at(2970)), codeAt(secret, at(3000))]
    expect(stepTyped(secret, code, at(3000), 100)).toBeUndefined()
    expect(stepTyped(secret, before, at(3000), 100)).toBeUndefined()
    expect(stepTyped(secret, before, at(3000), 98)).toBe(99)
  })

  it('is nothing where it is no code', () => {
    for (const typed of ['', '28708', '2870822', 'abcdef', '-87082'])
      expect(stepTyped(secret, typed, at(59), 0)).toBeUndefined()
  })

  it('is told to an authenticator with the staff number, and never a name', () => {
    expect(isSecret(secret)).toBe(true)
    expect(isSecret('short')).toBe(false)
    expect(addressOf(secret, 'H002')).toMatch(/^otpauth:\/\/totp\/Juanzong:H002\?issuer=Juanzong&secret=[A-Z2-7]{32}&/)
  })
})

describe('a proof', () => {
  it('is fresh for five minutes, and never where the clock went back', () => {
    expect(isFreshlyProven(at(1000), at(1300))).toBe(true)
    expect(isFreshlyProven(at(1000), at(1301))).toBe(false)
    expect(isFreshlyProven(at(1000), at(999))).toBe(false)
    expect(isFreshlyProven(undefined, at(1000))).toBe(false)
  })
})
