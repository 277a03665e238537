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
    eachToken(old, (token) => remove(postings.get(token), slot))
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
      eachToken(keys, (token) => {
        const slots = postings.get(token)
        if (!slots) postings.set(token, [slot])
        // It stands last where the name has this token twice.
        else if (slots.at(-1) !== slot) slots.push(slot)
      })
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

/**
 * Each character, each letter that a syllable begins with, and each two letters that a typed syllable or pair may begin with;
 * some of them more than once.
 */
function eachToken({ chars, readings }: NameKeys, found: (token: string) => void): void {
  for (const char of chars) found(char)
  for (const [at, { all }] of readings.entries()) {
    const next = readings[at + 1]
    for (const reading of all) {
      const [first = ''] = reading
      found(first)
      if (reading.length > 1) found(reading.slice(0, 2))
      for (const after of next?.all ?? []) found(first + after.slice(0, 1))
    }
  }
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
