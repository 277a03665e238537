import type { Code, CodeTable } from '#domain/codes/code.ts'
import type { UnitId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Day } from '#domain/time.ts'
import type { Person } from './person.ts'
import type { Thing, ThingKind } from './thing.ts'

/** What something is called, in the two languages that are written by hand. */
export type Words = { readonly name: string; readonly en: string }

/**
 * 统计项: what people are told apart by. Adding one is its file and a line in `measures/index.ts`. Only who may list its group
 * of a person finds that person counted by it; whoever may list it of nobody does not meet it (docs/decisions/0112).
 */
export type Measure = Words & {
  readonly group: MaskedGroup
  /** The definition, as it stands beside a figure and on its sheet. */
  readonly means: Words
  /** Its values in their order; or what the house has of something, in its own order. */
  readonly values: readonly Code[] | Listed
  /** The code of the value; undefined where the dossier does not say, so that the person stands in none. */
  readonly of: (person: Person, day: Day, departmentOf: DepartmentOf, thing?: Thing) => string | undefined
  /** What has such a value; people, where it says nothing. */
  readonly tells?: ThingKind
  /** It has no date, so that it is as of now whatever day is asked for. */
  readonly undated?: true
}

/** The units of the tree of a day, rooms of the archive by their codes, posts by their ids. */
export type Listed = 'units' | 'rooms' | 'posts'

/** 一级部门: the unit right under the legal entity that a unit belongs to, or the unit itself. */
export type DepartmentOf = (unit: UnitId) => UnitId

/** What can be added up or averaged over people: whole months, hundredths of a yuan, hours. */
export type Amount = Words & {
  readonly group: MaskedGroup
  readonly means: Words
  /** How many of them make one of what is shown: 12 months a year. */
  readonly per: number
  /** Undefined where the dossier does not say: such a person stands in no average. */
  readonly of: (person: Person, day: Day, thing?: Thing) => number | undefined
  /** What has such an amount; people, where it says nothing. */
  readonly tells?: ThingKind
}

/** Reads the words of a table: the code of the value that is said, as `codeNamed` finds it, without looking through the table. */
export function codesBy({ codes }: CodeTable): (text: string | undefined) => string | undefined {
  const known = new Map<string, string>()
  const learn = (word: string, code: string) => known.has(word) || known.set(word, code)
  for (const { name, code } of codes) learn(name, code)
  for (const { also = [], code } of codes) for (const word of also) learn(word, code)
  return (text) => (text === undefined ? undefined : (known.get(text) ?? known.get(text.replace(/[\s\u3000]/g, ''))))
}

/** Bands of whole numbers, each from its number on; the first takes everything below. `word` names one in both languages. */
export function bandsOf(
  starts: readonly number[],
  word: (from: number | undefined, until: number | undefined) => Words,
): { readonly values: readonly Code[]; readonly bandOf: (number: number | undefined) => string | undefined } {
  const values = [undefined, ...starts].map((from, at): Code => {
    const next = starts[at]
    return {
      code: `${from ?? ''}-${next === undefined ? '' : next - 1}`,
      ...word(from, next === undefined ? undefined : next - 1),
    }
  })
  return {
    values,
    bandOf: (number) =>
      number === undefined ? undefined : values[starts.findLastIndex((start) => number >= start) + 1]?.code,
  }
}

/** ≤35, 36–40, ≥60. */
export const between = (from: number | undefined, until: number | undefined): Words => {
  const name =
    from === undefined
      ? `≤${until}`
      : until === undefined
        ? `≥${from}`
        : from === until
          ? `${from}`
          : `${from}–${until}`
  return { name, en: name }
}

/** So many codes are remembered with what they are part of. */
const mostCodes = 1000

/** Some codes as one: 中共党员 and 中共预备党员. */
export function grouped(
  sets: readonly (readonly [code: string, of: readonly string[] | RegExp])[],
): (code: string | undefined) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (code) => {
    if (code === undefined || known.has(code)) return known.get(code ?? '')
    const found = sets.find(([, of]) => (of instanceof RegExp ? of.test(code) : of.includes(code)))?.[0]
    if (known.size < mostCodes) known.set(code, found)
    return found
  }
}
