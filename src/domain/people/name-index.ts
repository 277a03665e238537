import { type NameKeys, type NameParts, partsOf, type Readings } from './name-keys.ts'
import { createSpellings, isOfLetters } from './name-letters.ts'
import { matchName, type NameTerm } from './name-match.ts'
import { createPostingsOf, silent } from './name-tokens.ts'
import { createPosting, inBoth, type Posting, put, slotIn, take, tierIn } from './posting.ts'

/** Names by slot (a small number that stands for a dossier), found without reading all of them. */
export type NameIndex = {
  readonly set: (slot: number, name: string) => void
  readonly drop: (slot: number) => void
  /** Calls `found` once for each match; `tier` is that of matchName. */
  readonly find: (term: NameTerm, found: (slot: number, tier: number) => void) => void
}

/**
 * Finds names by characters, pinyin and initials; each name stands at the slot of its row. `match` compares a name with a term where
 * no list says by itself whom the term finds.
 */
export function createNameIndex(match = matchName): NameIndex {
  const names: (NameParts | undefined)[] = []
  const written: (string | undefined)[] = []
  const postings = new Map<string, Posting>()
  const of = createPostingsOf(postings)
  const spellings = createSpellings()

  const drop = (slot: number) => {
    const old = names[slot]
    if (!old) return
    of(old, (posting) => take(posting, slot))
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
      spellings.set(slot, parts)
      of(parts, (posting, tier) => put(posting, slot, tier))
    },
    find: (term, found) => {
      const lone = loneToken(term)
      if (lone !== undefined) {
        const { entries, many } = postings.get(lone) ?? nobody
        for (let at = 0; at < many; at += 1) found(slotIn(entries[at] ?? 0), tierIn(entries[at] ?? 0))
        return
      }
      const keys = createJoining()
      const compare = (slot: number) => {
        const parts = names[slot]
        return parts && match(keys(parts), term)
      }
      const letters = term.latin === term.pinyin && isOfLetters(term.latin) ? spellings.letters(term.latin) : unkept
      eachCandidate(postings, term, (slot) => {
        const known = letters(slot)
        const tier = known === -1 ? compare(slot) : known
        if (tier !== undefined) found(slot, tier)
      })
    },
  }
}

const nobody = createPosting()

/** Of a term that is compared with the names themselves. */
const unkept = () => -1

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
        readings.push(part.readings[at] ?? silent)
      }
    return whole
  }
}

const isLetter = (char: string) => char >= 'a' && char <= 'z'

/** The token that says by itself whom the term finds, and how well: one character, one letter or two. */
function loneToken({ latin, pinyin }: NameTerm): string | undefined {
  const [first = '', second, third] = latin
  if (latin !== pinyin || third !== undefined) return undefined
  return second === undefined || (isLetter(first) && isLetter(second)) ? latin : undefined
}

/**
 * Tells every slot that may match, each once: those that have the two rarest of its characters and of what its letters begin with,
 * else those with its first two letters.
 */
function eachCandidate(
  postings: ReadonlyMap<string, Posting>,
  { latin, pinyin }: NameTerm,
  found: (slot: number) => void,
): void {
  const of = (token: string) => postings.get(token) ?? nobody
  const chars = [...latin].filter((char) => !isLetter(char))
  if (chars.length > 0) {
    const tokens = latin === pinyin && !chars.some((char) => latinLetter.test(char)) ? beginningsIn(latin) : []
    const [rarest = nobody, next = rarest] = [...new Set([...chars, ...tokens])]
      .map(of)
      .toSorted((a, b) => a.many - b.many)
    inBoth(rarest, next, found)
    return
  }
  const [names, syllables] = [of(latin.slice(0, 2)), of(pinyin.slice(0, 2))]
  for (let at = 0; at < names.many; at += 1) found(slotIn(names.entries[at] ?? 0))
  if (names === syllables) return
  const told = new Set(Array.from(names.entries.subarray(0, names.many), slotIn))
  for (let at = 0; at < syllables.many; at += 1) {
    const slot = slotIn(syllables.entries[at] ?? 0)
    if (!told.has(slot)) found(slot)
  }
}

/** Letters that stand apart from a to z, and may be part of a word in Latin letters. */
const latinLetter = /\p{Script=Latin}/u

/** With which one or two letters syllables begin wherever letters follow a character or nothing. */
const beginningsIn = (latin: string): readonly string[] => latin.match(/(?<![a-z])[a-z]{1,2}/g) ?? []
