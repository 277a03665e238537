import { type NameKeys, nameKeys } from './name-keys.ts'
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
  const names: (NameKeys | undefined)[] = []
  const written: (string | undefined)[] = []
  const postings = new Map<string, number[]>()

  const drop = (slot: number) => {
    const old = names[slot]
    if (!old) return
    for (const token of tokensOf(old)) remove(postings.get(token), slot)
    names[slot] = written[slot] = undefined
  }

  return {
    drop,
    set: (slot, name) => {
      if (written[slot] === name) return
      drop(slot)
      const keys = nameKeys(name)
      written[slot] = name
      names[slot] = keys
      for (const token of tokensOf(keys)) {
        const slots = postings.get(token)
        if (slots) slots.push(slot)
        else postings.set(token, [slot])
      }
    },
    find: (term, found) => {
      for (const slot of candidates(postings, term)) {
        const keys = names[slot]
        const tier = keys && matchName(keys, term)
        if (tier !== undefined) found(slot, tier)
      }
    },
  }
}

function remove(slots: number[] | undefined, slot: number) {
  const at = slots?.indexOf(slot) ?? -1
  if (at >= 0) slots?.splice(at, 1)
}

/** Each character, each letter that a syllable begins with, and each two letters that a typed syllable or pair may begin with. */
function tokensOf({ chars, readings }: NameKeys): ReadonlySet<string> {
  const tokens = new Set(chars)
  readings.forEach(({ all }, at) => {
    for (const reading of all) {
      const [first = ''] = reading
      tokens.add(first)
      if (reading.length > 1) tokens.add(reading.slice(0, 2))
      for (const next of readings[at + 1]?.all ?? []) tokens.add(first + next.slice(0, 1))
      const nextChar = chars[at + 1]
      if (nextChar && readings[at + 1]?.all.length === 0) tokens.add(nextChar)
    }
  })
  return tokens
}

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
