import { Secret, TOTP } from 'otpauth'
import type { Instant } from '#domain/time.ts'

/** Seconds that one code stands for; a code of the step before or after is taken too, for clocks that differ (RFC 6238 §5.2). */
const period = 30

/** 动态口令: the secret as authenticators take it, in base 32, from twenty random bytes (RFC 4226 §4). */
export const secretFrom = (bytes: Uint8Array): string => new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32

/** Whether a text can be such a secret. */
export const isSecret = (text: string): boolean => /^[A-Z2-7]{32}$/.test(text)

/**
 * The step of the code that was typed, if it is right now and later than the last one that was used: each code works once
 * (RFC 6238 §5.2).
 */
export function stepTyped(secret: string, typed: string, now: Instant, last: number): number | undefined {
  const token = typed.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = Date.parse(now)
  const delta = totp(secret).validate({ token, timestamp, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / 1000 / period) + delta
  return step > last ? step : undefined
}

/** What the picture holds that an authenticator reads. `label` is the staff number: no name leaves the house. */
export const addressOf = (secret: string, label: string): string => totp(secret, label).toString()

/** The code of this moment. */
export const codeAt = (secret: string, now: Instant): string => totp(secret).generate({ timestamp: Date.parse(now) })

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Juanzong', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })
