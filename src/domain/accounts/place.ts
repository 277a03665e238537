/** Where somebody connects from, for counting: an IPv4 address, the first 64 bits of an IPv6 one, or `unknown`. */
export type Place = string

/** The machine itself, however it calls itself. */
export const loopback = '127.0.0.1'
export const unknown = 'unknown'

/** The kind of address that a place is of: one machine may be reached by either, and says nothing of the other then. */
export const familyOf = (place: Place): '4' | '6' | '-' => (place === unknown ? '-' : place.includes(':') ? '6' : '4')

/**
 * One place for all the ways an address is written: with a port or brackets, with a zone, in any spelling of IPv6, and IPv4
 * dressed as IPv6. A household or a machine owns a whole /64, so its other addresses are no other place (RFC 6177).
 */
export function placeOf(text: string): Place {
  return placeOfV4(text) ?? placeOfOther(text)
}

function placeOfOther(text: string): Place {
  const bare = text.trim().replace(/^"(.*)"$/, '$1')
  const inBrackets = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(bare)?.[1]
  const withPort = /^([\d.]+):\d{1,5}$/.exec(bare)?.[1]
  const address = (inBrackets ?? withPort ?? bare).replace(/%.*$/, '').toLowerCase()
  return placeOfV4(address) ?? placeOfV6(address) ?? unknown
}

function placeOfV4(text: string): Place | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined
  const parts = text.split('.').map(Number)
  if (parts.some((part) => part > 255)) return undefined
  return parts[0] === 127 ? loopback : parts.join('.')
}

function placeOfV6(text: string): Place | undefined {
  const words = wordsOf(text)
  if (!words) return undefined
  const zeros = words.slice(0, 5).every((word) => word === 0)
  const [high = 0, low = 0] = words.slice(6)
  if (zeros && words[5] === 0 && high === 0 && low === 1) return loopback
  // ::ffff:a.b.c.d and the older ::a.b.c.d are IPv4.
  if (zeros && (words[5] === 0xffff || (words[5] === 0 && high !== 0)))
    return placeOfV4([high >> 8, high & 255, low >> 8, low & 255].join('.'))
  return `${words
    .slice(0, 4)
    .map((word) => word.toString(16))
    .join(':')}::/64`
}

/** The eight 16-bit words of an IPv6 address; undefined for anything else. */
function wordsOf(text: string): readonly number[] | undefined {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  if (dotted) {
    const [a = 256, b = 256, c = 256, d = 256] = dotted.slice(2).map(Number)
    if ([a, b, c, d].some((part) => part > 255)) return undefined
    return wordsOf(`${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`)
  }
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - before.length - after.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const all = [...before, ...Array<string>(missing).fill('0'), ...after]
  return all.every((word) => /^[0-9a-f]{1,4}$/.test(word)) ? all.map((word) => Number.parseInt(word, 16)) : undefined
}
