import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * 恢复码: 20 random bytes and a checksum of 20 bits as nine groups of four, in Crockford's base 32, to be printed and
 * locked away.
 */
export function printRecoveryCode(secret: Buffer): string {
  const code = base32(secret) + checksum(secret)
  return code.match(/.{4}/g)?.join('-') ?? ''
}

/** As a person types it: any case, any grouping, O for 0 and I or L for 1. Undefined when a character was mistyped. */
export function readRecoveryCode(text: string): Buffer | undefined {
  const code = tidyCode(text)
  if (code.length !== 36 || [...code].some((character) => !alphabet.includes(character))) return undefined
  const secret = fromBase32(code.slice(0, 32))
  return checksum(secret) === code.slice(32) ? secret : undefined
}

/** Any case, any grouping, O for 0 and I or L for 1. */
export const tidyCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** Which groups of four, counted from 1, are not those of the card. */
export function groupsApart(card: string, typed: string): readonly number[] {
  const [right, given] = [tidyCode(card), tidyCode(typed)].map((code) => code.match(/.{1,4}/g) ?? [])
  return (right ?? []).flatMap((group, at) => (given?.[at] === group ? [] : [at + 1]))
}

const checksum = (secret: Buffer) =>
  base32(createHash('sha256').update('recovery').update(secret).digest().subarray(0, 5)).slice(0, 4)

/** Five bytes are eight characters; lengths that are no multiple of five do not occur. */
export function base32(bytes: Buffer): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: (bytes.length * 8) / 5 }, () => {
    const character = alphabet[Number(bits & 31n)] ?? ''
    bits >>= 5n
    return character
  })
    .reverse()
    .join('')
}

function fromBase32(code: string): Buffer {
  let bits = 0n
  for (const character of code) bits = (bits << 5n) | BigInt(alphabet.indexOf(character))
  return Buffer.from(bits.toString(16).padStart((code.length * 5) / 4, '0'), 'hex')
}
