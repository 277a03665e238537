import type { AccountId, LinkId } from '#domain/ids.ts'
import { type Instant, instant } from '#domain/time.ts'

/** 一次性登录码: for a first or a lost password, or in the place of a lost second factor. */
export type Purpose = 'password' | 'factor'

export type Link = {
  readonly id: LinkId
  readonly account: AccountId
  readonly purpose: Purpose
  readonly madeBy: AccountId | 'system'
  readonly madeAt: Instant
  readonly expiresAt: Instant
  /** Somebody else has let it be used: no single person lets somebody in (docs/decisions/0255). */
  readonly released: boolean
}

/** A code that nobody used for so long is worth nothing. */
export const linkHours = 72

/** Until when a code made now may be used. */
export const expiryOf = (madeAt: Instant): Instant => instant(new Date(Date.parse(madeAt) + linkHours * 3_600_000))

/** Whether it may still be used, as far as time goes. */
export const isFresh = ({ expiresAt }: Pick<Link, 'expiresAt'>, now: Instant): boolean => now < expiresAt

/** Ten random bytes as four groups of four in Crockford's base 32: 80 bits, typed once. */
export function printCode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = bits.match(/.{5}/g)?.map((five) => alphabet[Number.parseInt(five, 2)] ?? '') ?? []
  return (
    signs
      .join('')
      .match(/.{1,4}/g)
      ?.join('-') ?? ''
  )
}

/** As a person types it: any case, any grouping, full width, O for 0 and I or L for 1. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
