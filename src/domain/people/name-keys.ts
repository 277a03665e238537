import { pinyin } from 'pinyin-pro'
import { foldName, isPlain, wordsOf } from './fold.ts'

/**
 * What a name is found by: its folded characters and, for each, its readings. A word in Latin letters counts as one character
 * that reads as itself.
 */
export type NameKeys = {
  readonly text: string
  readonly chars: readonly string[]
  readonly readings: readonly Readings[]
}

/**
 * The readings of one character in pinyin without tones, ü as v, as u, and as yu where passports write it. The first `proper`
 * of them are how this name is read, surnames by their surname reading (单 shan, 尉迟 yu chi, 万俟 mo qi); the others find as
 * well and rank below: the ordinary reading of a surname, and that of the simplified character (乾 is read qian, 干 gan).
 */
export type Readings = { readonly all: readonly string[]; readonly proper: number }

/** All that a name is found by: as written, folded, and in each of its readings. */
export const nameKeys = (name: string): NameKeys => joined(partsOf(name))

/**
 * A name as its beginning and the rest, each with its keys. A roster has as many names as people and far fewer of either part:
 * nearly every name is put together of parts that are known, and shares them with all who have them too.
 */
export type NameParts = readonly [beginning: NameKeys, rest: NameKeys]

/** The keys of the whole name. */
export const joined = ([beginning, rest]: NameParts): NameKeys =>
  rest === nothing
    ? beginning
    : {
        text: beginning.text + rest.text,
        chars: [...beginning.chars, ...rest.chars],
        readings: [...beginning.readings, ...rest.readings],
      }

const nothing: NameKeys = { text: '', chars: [], readings: [] }

const beginnings = new Map<string, NameKeys>()
const rests = new Map<string, NameKeys>()

/** How the first character reads depends on the second, how the others do on no more than each other. */
export function partsOf(name: string): NameParts {
  const [two, others] = [name.slice(0, 2), name.slice(1)]
  const [beginning, rest] = [beginnings.get(two), rests.get(others)]
  // Of plain names alone parts are remembered.
  if (beginning && rest) return [beginning, rest]
  if (!isPlain(name) || compound.has(foldName(two))) return [keysInFull(name), nothing]
  return [beginning ?? kept(beginnings, two, beginningOf([...two])), rest ?? kept(rests, others, restOf([...others]))]
}

function kept<Value>(memory: Map<string, Value>, key: string, value: Value): Value {
  if (memory.size >= mostRemembered) memory.clear()
  memory.set(key, value)
  return value
}

/** More are not remembered: a house of 100,000 has some ten thousand given names, or some more. */
const mostRemembered = 50_000

/** The keys of the first of two characters. */
function beginningOf(written: readonly string[]): NameKeys {
  const chars = written.map(foldedPiece)
  const ofText = asHead(chars)[0]
  const proper = isFolded(written, chars) ? ofText : asHead(written)[0]
  const [first = ''] = chars
  return { text: first, chars: [first], readings: [readingsAt(0, written[0], first, proper, ofText)] }
}

/** The keys of what stands behind the first character. */
function restOf(written: readonly string[]): NameKeys {
  const chars = written.map(foldedPiece)
  const ofText = inside(chars)
  const proper = isFolded(written, chars) ? ofText : inside(written)
  const readings = chars.map((char, at) => readingsAt(at + 1, written[at], char, proper[at], ofText[at]))
  return { text: chars.join(''), chars, readings }
}

const isFolded = (written: readonly string[], chars: readonly string[]) =>
  chars.every((char, at) => char === written[at])

/** The same as `nameKeys`, whatever is known of its parts. */
export function keysInFull(name: string): NameKeys {
  const written = isPlain(name) ? [...name] : wordsOf(name).flatMap((word) => word.match(pieces) ?? [])
  const chars = written.map(foldedPiece)
  const text = chars.join('')
  const ofText = properReadings(text, chars)
  const proper = isFolded(written, chars) ? ofText : properReadings(written.join(''), written)
  return { text, chars, readings: chars.map((char, at) => readingsAt(at, written[at], char, proper[at], ofText[at])) }
}

/** The readings of a character at its place in the name, as it is written and folded: proper as written, and as folded. */
function readingsAt(
  at: number,
  written: string | undefined,
  char: string,
  proper: string | undefined,
  ofText: string | undefined,
): Readings {
  if (isLatin(char)) return merged([char], [])
  const folded = written === char ? [] : others(char, at)
  return merged([proper ?? ofText], [ofText, ...others(written ?? char, at), ...folded])
}

/** Whether a folded character is a word in Latin letters. */
export const isLatin = (char: string): boolean => char >= 'a' && char < '{'

const folded = new Map<string, string>()

/** A piece of a name as it is compared; of the characters that most names are made of each is folded once. */
function foldedPiece(piece: string): string {
  const known = folded.get(piece)
  if (known !== undefined) return known
  const made = foldName(piece)
  if (piece.length === 1 && isPlain(piece)) folded.set(piece, made)
  return made
}

const pieces = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*|./gsu

const others = (char: string, at: number) => (at === 0 ? readingsOf(char) : ordinary(char))

/** Reading by reading as the whole name reads, its head as a surname; undefined where the dictionary is silent. */
function properReadings(text: string, chars: readonly string[]): readonly (string | undefined)[] {
  if (/\p{Script=Latin}/u.test(text)) return chars.map(surnameOr)
  const [surname, second] = asHead(chars)
  const rest = inside(chars.slice(1))
  return [surname, ...(compound.has(chars.slice(0, 2).join('')) ? [second, ...rest.slice(1)] : rest)]
}

/** Compound surnames whose second character reads otherwise in any other word. */
const compound = new Set(['万俟'])

/** How the dictionary reads the first two characters of a name. */
const asHead = (chars: readonly string[]) => inWord(chars.slice(0, 2), 'head')

/** How it reads what stands behind the first. */
const inside = (chars: readonly string[]) => inWord(chars, 'off')

/** How the dictionary reads a word character by character. */
function inWord(chars: readonly string[], surname: 'head' | 'off'): readonly (string | undefined)[] {
  if (chars.length === 0) return []
  const read = pinyin(chars.join(''), { surname, toneType: 'none', type: 'array', v: true })
  return read.length === chars.length ? read.map(syllable) : chars.map(surnameOr)
}

const surnameOr = (char: string, at: number) => (at === 0 ? surnameReading(char) : readingsOf(char)[0])

const syllable = (read: string | undefined) => (read !== undefined && /^[a-z]+$/.test(read) ? read : undefined)

const shared = new Map<string, Readings>()

/** One list for equal lists: a roster of 100,000 names has a few thousand different ones. */
function merged(proper: readonly (string | undefined)[], others: readonly (string | undefined)[]): Readings {
  const key = `${proper.join(' ')}|${others.join(' ')}`
  const known = shared.get(key)
  if (known) return known
  const spelled = (readings: readonly (string | undefined)[]) =>
    readings.flatMap((reading) => (reading === undefined ? [] : spellings(reading)))
  const first = new Set(spelled(proper))
  const made = { all: [...new Set([...first, ...spelled(others)])], proper: first.size }
  shared.set(key, made)
  return made
}

const spellings = (reading: string): readonly string[] =>
  reading.includes('v') && reading !== 'v'
    ? [reading, reading.replace('v', 'u'), reading.replace('v', 'yu')]
    : [reading]

const allReadings = new Map<string, readonly string[]>()

const readingsOf = (char: string): readonly string[] =>
  remembered(allReadings, char, () =>
    pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true }).flatMap((read) => syllable(read) ?? []),
  )

const inGivenNames = new Map<string, readonly string[]>()

/** The readings of a character that is no surname: 单 in 明单 is dan, never shan. */
const ordinary = (char: string): readonly string[] =>
  remembered(inGivenNames, char, () => {
    const [first, ...others] = readingsOf(char)
    const onlySurname = alsoOrdinary.has(char) ? undefined : surnameReading(char)
    return first === undefined ? [] : [first, ...others.filter((reading) => reading !== onlySurname)]
  })

/** Surname readings that are as good in any other word: 曾祖 zeng, 音乐 yue. */
const alsoOrdinary = new Set(['曾', '乐'])

const surnameReading = (char: string) =>
  syllable(pinyin(char, { surname: 'head', toneType: 'none', type: 'array', v: true })[0])

function remembered(memory: Map<string, readonly string[]>, char: string, read: () => readonly string[]) {
  const known = memory.get(char)
  if (known) return known
  const made = [...new Set(read())]
  memory.set(char, made)
  return made
}
