import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Figure } from '#domain/statistics/figure.ts'
import { type Field, fieldsOf } from './fields.ts'
import type { Form, FormCell } from './form.ts'
import { reckon, type Standing } from './formula.ts'
import { type Binding, type Bound, groupsOfBound } from './meaning.ts'
import type { Write } from './patch.ts'
import { type CellPlace, placeKey } from './place.ts'
import { bindingOf, type Template } from './template.ts'

/** One cell of a sheet as it stands for somebody: what it is bound to, and what is counted. */
export type FilledCell = Field & {
  readonly binding: Binding
  /** It reads what the viewer may list of nobody: it is not counted. */
  readonly withheld?: true
  /** What the house counts; of a formula, to be compared with what it comes to. */
  readonly number?: number
  readonly figure?: Figure
}

/** A formula as it comes out of the numbers; of one that is not worked out here, nothing. */
export type Worked = CellPlace & {
  readonly value?: number
  /** What the house counts for it, where its headings are bound. */
  readonly counted?: number
  readonly figure?: Figure
}

export type FilledSheet = { readonly cells: readonly FilledCell[]; readonly formulas: readonly Worked[] }

type Counter = {
  /** Whether the viewer may count by everything that it reads, and in its unit. */
  readonly mayCount: (bound: Bound) => boolean
  readonly count: (bound: Bound) => number | undefined
  readonly figure: (bound: Bound, from: { readonly sheet: number } & CellPlace) => Figure
}

/** What the bound cells of a workbook count, each once. */
export function boundsOf(template: Template): readonly Bound[] {
  const found = new Map<string, Bound>()
  for (const sheet of template.form.sheets)
    for (const field of fieldsOf(sheet).fields) {
      const binding = bindingOf(template, sheet, field)
      if (binding.is === 'bound') found.set(JSON.stringify(binding.bound), binding.bound)
    }
  return [...found.values()]
}

/** The groups that these read: whoever counts a workbook counts only people of whom all of them may be listed. */
export const groupsOfBounds = (bounds: readonly Bound[]): ReadonlySet<MaskedGroup> =>
  new Set(bounds.flatMap((bound) => [...groupsOfBound(bound)]))

/** Every sheet with its numbers, and its own formulas worked out over them where they are sums and differences. */
export function filledIn(template: Template, counter: Counter): readonly FilledSheet[] {
  const { sheets } = template.form
  const cells = sheets.map((sheet, at) =>
    fieldsOf(sheet).fields.map((field) => cellOf(bindingOf(template, sheet, field), field, at, counter)),
  )
  const placed = cells.map((of) => new Map(of.map((cell) => [placeKey(cell.row, cell.column), cell])))
  const standing = standingIn(template.form, placed)
  return sheets.map((sheet, at) => ({
    cells: cells[at] ?? [],
    formulas: sheet.cells.flatMap((cell) => (cell.is === 'formula' ? [worked(cell, at, standing, placed)] : [])),
  }))
}

/** The cells of a sheet by their place. */
type Placed = ReadonlyMap<number, FilledCell>

function cellOf(binding: Binding, field: Field, sheet: number, counter: Counter): FilledCell {
  if (binding.is !== 'bound') return { ...field, binding }
  const { bound } = binding
  if (!counter.mayCount(bound)) return { ...field, binding, withheld: true }
  const number = counter.count(bound)
  const { row, column } = field
  return {
    ...field,
    binding,
    ...(number !== undefined && { number, figure: counter.figure(bound, { sheet, row, column }) }),
  }
}

function worked(
  cell: FormCell,
  sheet: number,
  standing: ReturnType<typeof standingIn>,
  placed: readonly Placed[],
): Worked {
  const { row, column } = cell
  const value = standing(sheet, cell)
  const own = placed[sheet]?.get(placeKey(row, column))
  return {
    row,
    column,
    ...(typeof value === 'number' && { value }),
    ...(own?.number !== undefined && { counted: own.number }),
    ...(own?.figure && { figure: own.figure }),
  }
}

/** What stands in a cell once the blanks are filled in; formulas are worked out as they are met, and none that leads to itself. */
function standingIn({ sheets }: Form, blanks: readonly Placed[]) {
  const cells = sheets.map((sheet) => new Map(sheet.cells.map((cell) => [placeKey(cell.row, cell.column), cell])))
  const known = new Map<string, Standing>()
  let lookedUp = 0
  const at = (sheet: number, place: CellPlace, depth: number): Standing => {
    const key = placeKey(place.row, place.column)
    const cell = cells[sheet]?.get(key)
    if (cell?.is === 'text') return 'no-number'
    if (cell?.is === 'number') return Number(cell.text)
    if (cell?.is !== 'formula') {
      const blank = blanks[sheet]?.get(key)
      return blank?.withheld ? 'unknown' : blank?.number
    }
    const own = `${sheet}|${key}`
    if (known.has(own)) return known.get(own)
    known.set(own, 'unknown')
    if (depth > deepest || lookedUp > mostLookedUp || cell.formula === undefined) return 'unknown'
    const value = reckon(cell.formula, (name, inner) => {
      lookedUp += 1
      if (lookedUp > mostLookedUp) return 'unknown'
      const other = name === undefined ? sheet : sheets.findIndex((one) => one.name === name)
      return other < 0 ? 'unknown' : at(other, inner, depth + 1)
    })
    known.set(own, value ?? 'unknown')
    return known.get(own)
  }
  return (sheet: number, place: CellPlace) => at(sheet, place, 0)
}

/** Formulas over formulas; deeper ones are left to the program that opens the file. */
const deepest = 50

/** So many cells are looked up for all formulas of a workbook; whatever asks for more is left to that program too. */
const mostLookedUp = 50_000

/** What is written into the file: numbers into blank cells, and what the formulas beside them come to. */
export const writesOf = (template: Template, filled: readonly FilledSheet[]) =>
  template.form.sheets.map(({ part }, at) => {
    const { cells = [], formulas = [] } = filled[at] ?? {}
    const numbers = cells.flatMap(({ row, column, is, number }): Write[] =>
      is === 'blank' && number !== undefined ? [{ row, column, value: number }] : [],
    )
    const isTouched = numbers.length > 0 || filled.some(({ cells }) => cells.some(({ number }) => number !== undefined))
    const results = formulas.map(({ row, column, value }): Write => ({ row, column, value }))
    return { part, writes: isTouched && formulas.length + numbers.length > 0 ? [...numbers, ...results] : [] }
  })

/** How many cells stand how. */
export function countsOf(filled: readonly FilledSheet[]) {
  const blanks = filled.flatMap(({ cells }) => cells.filter(({ is }) => is === 'blank'))
  const formulas = filled.flatMap(({ formulas }) => formulas)
  const of = (is: Binding['is']) => blanks.filter(({ binding }) => binding.is === is).length
  return {
    filled: blanks.filter(({ number }) => number !== undefined).length,
    withheld: blanks.filter(({ withheld }) => withheld).length,
    open: of('open'),
    blank: of('blank') + of('nobody'),
    formulas: formulas.length,
    off: formulas.filter(({ value, counted }) => value !== undefined && counted !== undefined && value !== counted)
      .length,
    held: formulas.filter(({ value, counted }) => value !== undefined && value === counted).length,
  }
}

/** Why a workbook is not filled in for somebody; undefined where it is. */
export function whyNotFilled(filled: readonly FilledSheet[]): 'template.not-yours' | 'template.unbound' | undefined {
  const { withheld, filled: numbers } = countsOf(filled)
  if (withheld > 0) return 'template.not-yours'
  return numbers === 0 ? 'template.unbound' : undefined
}
