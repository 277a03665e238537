import { ok, type Result, refuse } from '#domain/result.ts'
import { isAmount } from '#domain/statistics/amounts.ts'
import { type Cross, entriesOfText, readCross, shares } from '#domain/statistics/cross.ts'
import { isMeasure } from '#domain/statistics/measures/index.ts'
import { type Clock, clocks } from '#domain/statistics/person.ts'
import { populations } from '#domain/statistics/population.ts'
import type { Day } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { type CrossContent, crossMost } from './saved.ts'

/** 统计方法文件: definitions on their way from one house to another; nobody is in it (docs/decisions/0287). */
export type CrossFile = {
  readonly format: typeof format
  readonly version: 1
  /** Of the program that wrote it, for whoever wonders. */
  readonly program: string
  readonly tables: readonly FileTable[]
}

type FileTable = {
  readonly name: string
  /** The definition in one line, for people. */
  readonly said: string
  /** As the address of the table says it, its unit aside. */
  readonly asked: readonly (readonly [name: string, value: string])[]
  /** Its unit by the names from the top down: ids mean nothing elsewhere. */
  readonly unit?: readonly string[]
  readonly day: Day | 'today'
  readonly clock: Clock
}

const format = 'juanzong-cross-tables'

export type CrossFileRefusal =
  | 'cross.file-none'
  | 'cross.file-large'
  | 'cross.file-foreign'
  | 'cross.file-newer'
  | 'cross.file-many'
  | 'cross.file-empty'

/** What a row names that is not there, in its own words: each has a sentence. */
export type FileDoubt = { readonly code: 'part' | 'unit' | 'day' | 'shape'; readonly word: string }

/** A table of a file as it was read: without doubts it is one of this program. */
export type FileRow = {
  readonly name: string
  readonly said: string
  readonly cross?: Cross
  readonly unit?: readonly string[]
  readonly doubts: readonly FileDoubt[]
} & Pick<CrossContent, 'day' | 'clock'>

type Written = Pick<CrossContent, 'name' | 'text' | 'day' | 'clock'> & {
  readonly said: string
  readonly unit?: readonly string[]
}

/** The text of a file; equal tables give equal text. What this program does not read goes along as it stands. */
export function writeCrossFile(tables: readonly Written[], program: string): string {
  const file: CrossFile = {
    format,
    version: 1,
    program,
    tables: tables.map(({ name, said, text, unit, day, clock }) => ({
      name,
      said,
      asked: entriesOfText(text).filter(([name]) => name !== 'under'),
      ...(unit && { unit }),
      day,
      clock,
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * Reads one. Refuses what is no such file, comes from a newer format, or holds more than an account keeps. Whatever stands in it is
 * looked at one by one: a row that names what this program does not have, or that is no definition, says so and has no table.
 */
export function readCrossFile(text: string, today: Day): Result<readonly FileRow[], CrossFileRefusal> {
  const file = parsed(text)
  if (!file || file['format'] !== format) return refuse('cross.file-foreign')
  const { version, tables } = file
  if (typeof version !== 'number' || !Array.isArray(tables)) return refuse('cross.file-foreign')
  if (version !== 1) return refuse('cross.file-newer')
  if (tables.length === 0) return refuse('cross.file-empty')
  if (tables.length > crossMost.own) return refuse('cross.file-many')
  return ok(tables.map((table) => rowIn(table, today)))
}

type Members = Readonly<Record<string, unknown>>

function parsed(text: string): Members | undefined {
  try {
    return membersOf(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return undefined
  }
}

const membersOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined

/** What a file says is shown, so that none of it is longer than a line or two. */
const mostShown = 200
const mostAsked = 600

function rowIn(value: unknown, today: Day): FileRow {
  const table = membersOf(value) ?? {}
  const name = shown(table['name'])
  const [day, clock] = [dayIn(table['day'], today), clocks.find((known) => known === table['clock'])]
  const [entries, unit] = [pairsIn(table['asked']), namesIn(table['unit'])]
  const cross = entries && readCross(entries)
  const isWhole = entries !== undefined && unit !== 'none' && clock !== undefined && typeof table['name'] === 'string'
  const parts = entries?.flatMap(unknownIn) ?? []
  return {
    name,
    said: shown(table['said']),
    day: day ?? 'today',
    clock: clock ?? 'effective',
    ...(Array.isArray(unit) && { unit }),
    ...(cross && { cross }),
    doubts: [
      ...parts.map((word): FileDoubt => ({ code: 'part', word })),
      ...(day === undefined ? [{ code: 'day', word: shown(table['day']) } as const] : []),
      ...(!isWhole || (!cross && parts.length === 0) ? [{ code: 'shape', word: '' } as const] : []),
    ],
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? value.slice(0, mostShown) : '')

function dayIn(value: unknown, today: Day): Day | 'today' | undefined {
  if (value === 'today') return value
  const day = typeof value === 'string' ? dayTyped(value) : undefined
  return day !== undefined && day <= today ? day : undefined
}

function pairsIn(value: unknown): readonly (readonly [string, string])[] | undefined {
  if (!Array.isArray(value) || value.length > mostAsked) return undefined
  const isText = (one: unknown) => typeof one === 'string' && one.length <= mostShown
  const arePairs = value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText))
  return arePairs ? (value as (readonly [string, string])[]) : undefined
}

/** The names of a unit from the top down; undefined where it names none, `none` where it is no such thing. */
function namesIn(value: unknown): readonly string[] | 'none' | undefined {
  if (value === undefined) return undefined
  const isName = (one: unknown) => typeof one === 'string' && one !== '' && one.length <= mostShown
  return Array.isArray(value) && value.length > 0 && value.length <= 20 && value.every(isName) ? value : 'none'
}

/** What this program does not have of one part of a definition, in the words of the file. */
function unknownIn([name, value]: readonly [string, string]): readonly string[] {
  const known = <One extends string>(all: readonly One[]) => (all as readonly string[]).includes(value)
  const isKnown = () => {
    if (name === 'of') return known(populations)
    if (name === 'share') return known(shares)
    if (name === 'rows' || name === 'columns') return isMeasure(value)
    if (name === 'count') return value === 'people' || isAmount(value.slice(value.indexOf(':') + 1))
    if (name === 'is') return readCross([['is', value]]) !== undefined
    return false
  }
  return isKnown() ? [] : [name === 'of' || name === 'rows' || name === 'columns' ? value : `${name} ${value}`]
}
