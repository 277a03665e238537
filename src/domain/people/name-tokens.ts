import { isLatin, type NameParts, type Readings } from './name-keys.ts'
import { tiers } from './name-match.ts'
import { createPosting, type Posting } from './posting.ts'

/**
 * Finds the postings of a name, and how well each token finds it: of each character, of each letter that a syllable begins with, and
 * of each two letters that a typed syllable or pair may begin with; some of them more than once, the best of which counts. Names
 * share their readings, and so the postings of those: to spell each token anew for each of 100,000 names takes many times as long.
 */
export function createPostingsOf(postings: Map<string, Posting>) {
  const known = new Map<Readings, Spelled>()
  const pairs = new Map<string, readonly Token[]>()

  const posting = (token: string): Posting => {
    const found = postings.get(token)
    if (found) return found
    const made = createPosting()
    postings.set(token, made)
    return made
  }
  const spelled = (readings: Readings): Spelled => {
    const found = known.get(readings)
    if (found) return found
    const tokens = new Map<string, number>()
    const initials = new Map<string, number>()
    for (const [order, reading] of readings.all.entries()) {
      const cost = order < readings.proper ? 0 : tiers.lesser
      for (const token of [reading.slice(0, 1), reading.slice(0, 2)]) setLeast(tokens, token, cost)
      setLeast(initials, reading.slice(0, 1), cost)
    }
    const made = {
      own: [...tokens].map(([token, cost]) => ({ posting: posting(token), cost })),
      initials: [...initials].map(([letter, cost]) => (cost === 0 ? letter : `-${letter}`)).join(' '),
    }
    known.set(readings, made)
    return made
  }
  const pairOf = (one: string, next: string): readonly Token[] => {
    const key = `${one}|${next}`
    const found = pairs.get(key)
    if (found) return found
    const made = lettersIn(one).flatMap((first) =>
      lettersIn(next).map((second) => ({
        posting: posting(`${first}${second}`.replaceAll('-', '')),
        cost: first.startsWith('-') || second.startsWith('-') ? tiers.lesser : 0,
      })),
    )
    pairs.set(key, made)
    return made
  }

  return (parts: NameParts, found: (posting: Posting, tier: number) => void): void => {
    const end = parts[0].chars.length + parts[1].chars.length
    let at = 0
    let before: Spelled | undefined
    const step = (char: string, readings: Readings) => {
      const here = tierOf(at, at + 1, end)
      // A word in Latin letters is its own reading.
      if (!isLatin(char)) found(posting(char), here)
      const now = spelled(readings)
      for (const { posting, cost } of now.own) found(posting, here | cost)
      for (const { posting, cost } of before ? pairOf(before.initials, now.initials) : [])
        found(posting, tierOf(at - 1, at + 1, end) | cost)
      before = now
      at += 1
    }
    for (const { chars, readings } of parts)
      for (let nth = 0; nth < chars.length; nth += 1) step(chars[nth] ?? '', readings[nth] ?? silent)
  }
}

/** How well a token finds a name in which it begins at one character and ends before another. */
const tierOf = (at: number, until: number, end: number): number =>
  (at === 0 ? 0 : tiers.inside) + (until === end ? 0 : tiers.partial)

function setLeast(costs: Map<string, number>, token: string, cost: number): void {
  costs.set(token, Math.min(cost, costs.get(token) ?? cost))
}

type Token = { readonly posting: Posting; readonly cost: number }

/** What readings are found by themselves, and the letters that they begin with, a lesser one after a dash. */
type Spelled = { readonly own: readonly Token[]; readonly initials: string }

const lettersIn = (initials: string) => initials.split(' ').filter((letter) => letter !== '')

/** Of a sign that no dictionary reads. */
export const silent: Readings = { all: [], proper: 0 }
