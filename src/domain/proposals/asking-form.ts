import { levelOf } from '#domain/access/groups.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { type Asking, type AskingTable, asksNobody, firstTable, rowOf } from './asking.ts'
import { isProposable } from './proposal.ts'

/** Whom a row may ask; the leaders are asked by how far up it goes. */
export const askable = ['checker', 'head', 'hr-lead', 'finance', 'legal'] as const satisfies Asking['asks']

export const climbs = ['none', 'one', 'all'] as const satisfies readonly Asking['climb'][]

export const ways = ['corrected', 'added'] as const

/** A line of the table: what stands there is corrected, or a record is added. Its key is `section.way`. */
export type AskingLine = { readonly key: string; readonly section: Section; readonly way: (typeof ways)[number] }

/** Every line that the table has, in the order of a dossier. */
export const askingLines: readonly AskingLine[] = sections
  .filter(isProposable)
  .flatMap((section) => ways.map((way) => ({ key: `${section.key}.${way}`, section, way })))

/** Who is asked by each line. */
export type AskingByLine = ReadonlyMap<string, Asking>

/** The table of who is asked, by the lines of its form. */
export const byLine = (table: AskingTable): AskingByLine =>
  new Map(askingLines.map(({ key, section, way }) => [key, rowOf(table, section.key)[way]]))

/** The lines as a table, of the rows alone that differ from the first one. */
export function ownRows(lines: AskingByLine): AskingTable {
  const first = byLine(firstTable)
  const differing = askingLines.filter(({ key }) => textOf(lines.get(key)) !== textOf(first.get(key)))
  const row = ({ key }: Section) => {
    const of = (way: AskingLine['way']): Asking => lines.get(`${key}.${way}`) ?? rowOf(firstTable, key)[way]
    return { corrected: of('corrected'), added: of('added') }
  }
  return Object.fromEntries(differing.map(({ section }) => [section.key, row(section)]))
}

/** `checker head all`: whom, then how far up; as a form carries it and the log keeps it. */
export const textOf = (asking: Asking | undefined): string =>
  asking ? [...askable.filter((one) => asking.asks.includes(one)), asking.climb].join(' ') : ''

/** Every line as one text, which a form carries to tell what it was drawn from. */
export const allOf = (lines: AskingByLine): string =>
  askingLines.map(({ key }) => `${key} ${textOf(lines.get(key))}`).join(';')

/** What each line said, from such a text. */
export const readAll = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(';').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]))

/** What was ticked and chosen in a row; undefined where the form was not drawn by us. */
export function readAsking(asks: readonly string[], climb: string): Asking | undefined {
  const known = askable.filter((one) => asks.includes(one))
  const height = climbs.find((one) => one === climb)
  return height && known.length === new Set(asks).size ? { asks: known, climb: height } : undefined
}

export type AskingProblem =
  /** Nobody said how far up, or named somebody whom no table asks. */
  | 'asking.unreadable'
  /** Pay is finance's to check, and a contract legal's. */
  | 'asking.needs-finance'
  | 'asking.needs-legal'
  /** Too sensitive to apply at once. */
  | 'asking.never-routine'
  /** Somebody else has changed the same line since the page was drawn. */
  | 'asking.meanwhile'

/**
 * What no HR lead may take away (docs/decisions/0034): what lies in a sensitive or special group is asked about, pay of
 * finance and contracts of legal. What the first table itself has as routine is of little weight and may stay so.
 */
export function problemOf({ section, way }: AskingLine, asking: Asking): AskingProblem | undefined {
  if (asksNobody(rowOf(firstTable, section.key)[way])) return undefined
  const groups = groupsOf(section)
  if (groups.includes('pay') && !asking.asks.includes('finance')) return 'asking.needs-finance'
  if (groups.includes('contract') && !asking.asks.includes('legal')) return 'asking.needs-legal'
  const isGrave = groups.some((group) => levelOf[group] === 'sensitive' || levelOf[group] === 'special')
  return isGrave && asksNobody(asking) ? 'asking.never-routine' : undefined
}

/** A line as it was typed, and as it was when the form was drawn. */
export type TypedLine = { readonly was: string; readonly typed: Asking | undefined }

export type AskingRefusal = { readonly code: 'asking.not-so'; readonly problems: ReadonlyMap<string, AskingProblem> }

/**
 * What becomes of the table: lines that were touched, over what is there by now. Two who change different lines both get
 * what they wanted; of the same line the later one is told.
 */
export function retyped(
  now: AskingByLine,
  sent: ReadonlyMap<string, TypedLine>,
): { readonly lines: AskingByLine } | AskingRefusal {
  const lines = new Map(now)
  const problems = new Map<string, AskingProblem>()
  for (const line of askingLines) {
    const one = sent.get(line.key)
    const problem = one && problemIn(line, one, textOf(now.get(line.key)))
    if (problem) problems.set(line.key, problem)
    else if (one?.typed && isTouched(one)) lines.set(line.key, one.typed)
  }
  return problems.size > 0 ? { code: 'asking.not-so', problems } : { lines }
}

const isTouched = ({ was, typed }: TypedLine): boolean => textOf(typed) !== was

function problemIn(line: AskingLine, one: TypedLine, now: string): AskingProblem | undefined {
  if (!one.typed) return 'asking.unreadable'
  if (!isTouched(one) || textOf(one.typed) === now) return undefined
  return problemOf(line, one.typed) ?? (one.was === now ? undefined : 'asking.meanwhile')
}
