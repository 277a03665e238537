import { type NameKeys, type NameParts, partsOf, type Readings } from './name-keys.ts'
import { matchName, type NameTerm } from './name-match.ts'

/** Names by slot (a small number that stands for a dossier), found without reading all of them. */
export type NameIndex = {
  readonly set: (slot: number, name: string) => void
  readonly drop: (slot: number) => void
  /** Calls `found` once for each match; `tier` is that of matchName. */
  readonly find: (term: NameTerm, found: (slot: number, tier: number) => void) => void
}

/** Finds names by characters, pinyin and initials; each name stands at the slot of its row. */
export function createNameIndex(): NameIndex {
  const names: (NameParts | undefined)[] = []
  const written: (string | undefined)[] = []
  const postings = new Map<string, Posting>()
  const of = createPostingsOf(postings)

  const drop = (slot: number) => {
    const old = names[slot]
    if (!old) return
    of(old, (posting) => remove(posting, slot))
    names[slot] = written[slot] = undefined
  }

  return {
    drop,
    set: (slot, name) => {
      if (written[slot] === name) return
      drop(slot)
      const parts = partsOf(name)
      written[slot] = name
      names[slot] = parts
      of(parts, (posting) => {
        // It stands last where the name has this token twice.
        if (posting[posting.length - 1] !== slot) posting.push(slot)
      })
    },
    find: (term, found) => {
      const keys = createJoining()
      for (const slot of candidates(postings, term)) {
        const parts = names[slot]
        const tier = parts && matchName(keys(parts), term)
        if (tier !== undefined) found(slot, tier)
      }
    },
  }
}

/** Puts the parts of one name after another together, each in the place of the one before: thousands are looked at for a letter. */
function createJoining(): (parts: NameParts) => Pick<NameKeys, 'chars' | 'readings'> {
  const chars: string[] = []
  const readings: Readings[] = []
  const whole = { chars, readings }
  return ([beginning, rest]) => {
    chars.length = readings.length = 0
    for (const part of [beginning, rest])
      for (let at = 0; at < part.chars.length; at += 1) {
        chars.push(part.chars[at] ?? '')
        readings.push(part.readings[at] ?? none)
      }
    return whole
  }
}

const none: Readings = { all: [], proper: 0 }

/** The slots of the names that have a token; the same list from its first name on. */
type Posting = number[]

function remove(posting: Posting, slot: number) {
  const at = posting.indexOf(slot)
  if (at >= 0) posting.splice(at, 1)
}

/**
 * Finds the postings of a name: of each character, of each letter that a syllable begins with, and of each two letters that a
 * typed syllable or pair may begin with; some of them more than once. Names share their readings, and so the postings of those:
 * to spell each token anew for each of 100,000 names takes many times as long.
 */
function createPostingsOf(postings: Map<string, Posting>) {
  const known = new Map<Readings, Spelled>()
  const pairs = new Map<string, readonly Posting[]>()

  const posting = (token: string): Posting => {
    const found = postings.get(token)
    if (found) return found
    const made: Posting = []
    postings.set(token, made)
    return made
  }
  const spelled = (readings: Readings): Spelled => {
    const found = known.get(readings)
    if (found) return found
    const tokens = readings.all.flatMap((reading) => [reading.slice(0, 1), reading.slice(0, 2)])
    const initials = [...new Set(readings.all.map((reading) => reading.slice(0, 1)))].join('')
    const made = { own: [...new Set(tokens)].map(posting), initials }
    known.set(readings, made)
    return made
  }
  const pairOf = (one: string, next: string): readonly Posting[] => {
    const key = `${one} ${next}`
    const found = pairs.get(key)
    if (found) return found
    const made = [...one].flatMap((first) => [...next].map((second) => posting(first + second)))
    pairs.set(key, made)
    return made
  }

  /** Answers how it is spelled, for the readings after it. */
  const ofReadings = (one: Readings, before: Spelled | undefined, found: (posting: Posting) => void): Spelled => {
    const now = spelled(one)
    for (const each of now.own) found(each)
    if (before) for (const each of pairOf(before.initials, now.initials)) found(each)
    return now
  }

  return (parts: NameParts, found: (posting: Posting) => void): void => {
    let before: Spelled | undefined
    for (const { chars, readings } of parts) {
      for (const char of chars) found(posting(char))
      for (const one of readings) before = ofReadings(one, before, found)
    }
  }
}

/** The postings that readings have by themselves, and the letters that they begin with. */
type Spelled = { readonly own: readonly Posting[]; readonly initials: string }

const isLetter = (char: string) => char >= 'a' && char <= 'z'

/** The shortest list that must hold every match: that of the rarest character, else of the first two letters. */
function candidates(postings: ReadonlyMap<string, readonly number[]>, { latin, pinyin }: NameTerm): readonly number[] {
  const chars = [...latin].filter((char) => !isLetter(char))
  const lists = chars.map((char) => postings.get(char) ?? [])
  if (lists.length > 0) return lists.reduce((shortest, list) => (list.length < shortest.length ? list : shortest))
  const [names, syllables] = [latin.slice(0, 2), pinyin.slice(0, 2)]
  const first = postings.get(names) ?? []
  return names === syllables ? first : [...new Set([...first, ...(postings.get(syllables) ?? [])])]
}
