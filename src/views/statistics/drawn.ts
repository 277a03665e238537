import type { ReturnId, UnitId } from '#domain/ids.ts'
import { amountOf } from '#domain/statistics/amounts.ts'
import type { Figure, Where } from '#domain/statistics/figure.ts'
import type { Words } from '#domain/statistics/measure.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { countedOf, type Population } from '#domain/statistics/population.ts'
import type { SheetNumber } from '#domain/statistics/sheet.ts'
import type { ColumnGroup, Layout, Value } from '#domain/statistics/table.ts'
import { besides, type Column, columnsOf, groupsOf, type Row, type Tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { isMessage, type Language, type Translate, traditional } from '#views/i18n/index.ts'

/** One table in words: what the page, the workbook and the sheet of paper all say, cell by cell. */
export type DrawnTable = {
  /** One line or two; a cell may stand over several columns, or go down to the second line. */
  readonly head: readonly (readonly HeadCell[])[]
  readonly lines: readonly Line[]
  /** What the columns of each group come to, below the whole. */
  readonly sums: readonly Sum[]
}

export type HeadCell = {
  readonly text: string
  /** Whether the columns below add up: ＝合计. */
  readonly adds?: true
  readonly columns: number
  readonly rows: number
  readonly begins: boolean
}

export type Line = {
  readonly label: string
  /** 0 for the outermost. */
  readonly depth: number
  readonly is: 'whole' | 'outer' | 'plain'
  readonly cells: readonly Cell[]
}

export type Cell = {
  readonly text: string
  /** The number that the text says; none of an average over nobody, nor where it is hidden. */
  readonly number?: SheetNumber
  /** Of an average over nobody there is no list. */
  readonly figure?: Figure
  /** The first of its group. */
  readonly begins: boolean
  /** Part of a row whose parts do not add up. */
  readonly off: boolean
  /** A percentage of the number before it. */
  readonly share?: true
  /** By how much it differs from the year before, and where that is explained. */
  readonly change?: { readonly text: string; readonly href: string }
}

/** Whether a cell is not shown, by the places of its row and its column in the tally. */
export type Hides = (row: number, column: number) => boolean

export type Sum = {
  readonly columns: number
  readonly is: 'people' | 'overlap' | 'adds' | 'mean'
  readonly sum?: number
  /** Whoever of the whole stands in none of these columns. */
  readonly missing?: { readonly people: number; readonly figure: Figure }
}

/** How words of a table read: in the language of the reader, units under their names of the day. */
export type TableWords = {
  readonly t: Translate
  readonly language: Language
  readonly unitName: (unit: UnitId) => string
  /** What a post is called, where somebody knows. */
  readonly postName?: (post: string) => string
}

export type Counted = {
  readonly layout: Layout
  readonly tally: Tally
  readonly day: Day
  readonly clock: Clock
  /** The table that its figures lead back to. */
  readonly from?: string
  /** What a post is called on its day, where the table has posts. */
  readonly postName?: TableWords['postName']
  /** The return that it was frozen in. */
  readonly frozen?: ReturnId
}

/** Two names as the reader reads them. */
export const said = ({ name, en }: Words, language: Language): string =>
  language === 'en' ? en : language === 'zh-Hant' ? traditional(name) : name

/** 3 人, 3 份: so many of what a population counts. */
export const manyOf = (t: Translate, of: Population, many: number | string): string =>
  t(`statistics.many.${countedOf(of)}`, { many })

/** What a value of a measure is called. */
export function valueName({ t, language, unitName, postName }: TableWords, measure: MeasureKey, value: string): string {
  const { values } = measureOf(measure)
  if (value === '') return t('statistics.unsaid')
  if (values === 'units') return unitName(value as UnitId)
  if (values === 'posts') return postName?.(value) ?? t('statistics.this-post')
  if (typeof values === 'string') return value
  const message = messageOf[measure]?.(value)
  if (message !== undefined && isMessage(message)) return t(message)
  const code = values.find(({ code }) => code === value)
  return code ? said(code, language) : value
}

/** The values that have their words in the catalogue of messages. */
const messageOf: Partial<Readonly<Record<MeasureKey, (value: string) => string>>> = {
  'finding-section': (section) => `section.${section}`,
  'finding-rule': (rule) => `rule.name.${rule}`,
  'lack-paper': (paper) => `materials.expected.${paper}`,
}

/** What a column of values is called. */
export const columnName = (words: TableWords, { name, en, measure, values }: Value): string =>
  name !== undefined && en !== undefined
    ? said({ name, en }, words.language)
    : values.map((value) => valueName(words, measure, value)).join(words.t('kit.comma'))

/** 平均月工资, 月工资中位数. */
export function amountName(
  { amount, middle }: Extract<ColumnGroup, { readonly is: 'mean' }>,
  { t, language }: Pick<TableWords, 't' | 'language'>,
): string {
  const { name, en } = amountOf(amount)
  if (!middle) return said({ name, en }, language)
  const bare = { name: name.replace(/^(平均|人均)/, ''), en: en.replace(/^Mean /, '') }
  return t('statistics.middle', { of: said(bare, language) })
}

/** Pure: the words of every cell, and the figure behind it; `*` and nothing behind it where it is hidden. */
export function drawTable(counted: Counted, words: TableWords, hides: Hides = () => false): DrawnTable {
  const { layout, tally } = counted
  const begun: Begun = {
    ...counted,
    begins: new Set(beginnings(layout)),
    narrows: tally.columns.map(narrowing),
    gapsOf: Map.groupBy(tally.gaps, ({ row }) => row),
  }
  return {
    head: headOf(layout, words),
    lines: tally.rows.map((row, at) => lineOf(begun, words, row, at, hides)),
    sums: sumsOf(counted),
  }
}

function headOf({ of, rows, columns }: Layout, words: TableWords): DrawnTable['head'] {
  const label = rows.map((measure) => said(measureOf(measure), words.language)).join(' › ')
  const isFlat = columns.every(({ is }) => is === 'mean')
  const down = isFlat ? 1 : 2
  const upper: HeadCell[] = [
    { text: label, columns: 1, rows: down, begins: false },
    { text: words.t(`statistics.counted.${countedOf(of)}`), columns: 1, rows: down, begins: true },
    ...columns.map((group): HeadCell => {
      const own = columnsOf(group).length
      if (group.is === 'mean') return { text: amountName(group, words), columns: 1, rows: down, begins: true }
      if (group.is === 'of-which') return { text: words.t('statistics.of-which'), columns: own, rows: 1, begins: true }
      return { text: said(measureOf(group.measure), words.language), adds: true, columns: own, rows: 1, begins: true }
    }),
  ]
  if (isFlat) return [upper]
  const lower = columns.flatMap((group) =>
    columnsOf(group).flatMap((column, at): HeadCell[] =>
      column.is === 'value' ? [{ text: columnName(words, column.value), columns: 1, rows: 1, begins: at === 0 }] : [],
    ),
  )
  return [upper, lower]
}

type Begun = Counted & {
  readonly begins: ReadonlySet<number>
  /** By column, the condition that its people meet. */
  readonly narrows: readonly (Where | undefined)[]
  /** By row: a table has as many of them as it has rows. */
  readonly gapsOf: ReadonlyMap<number, Tally['gaps']>
}

function lineOf(counted: Begun, words: TableWords, { path, cells }: Row, at: number, hides: Hides): Line {
  const { layout, tally, begins, narrows, gapsOf } = counted
  const figure = figureOf(counted, path)
  const gaps = gapsOf.get(at) ?? []
  const value = path.at(-1)
  const measure = layout.rows[path.length - 1]
  const label =
    value === undefined || measure === undefined ? words.t('statistics.whole') : valueName(words, measure, value)
  return {
    label,
    depth: Math.max(0, path.length - 1),
    is: path.length === 0 ? 'whole' : path.length < layout.rows.length ? 'outer' : 'plain',
    cells: cells.map((number, column) => {
      const of = tally.columns[column]
      const isOff = of?.is === 'value' && of.adds && gaps.some(({ measure }) => measure === of.value.measure)
      if (hides(at, column)) return { text: '*', begins: begins.has(column), off: false }
      const decimals = of?.is === 'mean' ? 1 : 0
      const text = number === undefined ? '—' : decimals === 0 ? String(number) : number.toFixed(decimals)
      return {
        text,
        ...(number !== undefined && { number: { value: Number(text), decimals } }),
        ...(of && number !== undefined && !isVacant(of) && { figure: narrowed(figure, narrows[column]) }),
        begins: begins.has(column),
        off: isOff,
      }
    }),
  }
}

/** A vacant post has nobody's name. */
const isVacant = (column: Column): boolean =>
  column.is === 'value' && column.value.measure === 'post-state' && column.value.values.join() === 'vacant'

/** The first column of each group. */
function beginnings({ columns }: Layout): readonly number[] {
  const starts = [0]
  let at = 1
  for (const group of columns) {
    starts.push(at)
    at += columnsOf(group).length
  }
  return starts
}

/** Everybody of a row. */
function figureOf({ layout, day, clock, from, frozen }: Counted, path: readonly string[]): Figure {
  const of: readonly Where[] = path.flatMap((value, level) => {
    const measure = layout.rows[level]
    // A unit says which department it is of.
    const isSaid = measure === 'department' && layout.rows[level + 1] === 'unit' && (path[level + 1] ?? '') !== ''
    return measure && !isSaid ? [{ measure, values: [value] }] : []
  })
  return {
    of: layout.of,
    day,
    clock,
    within: withinOf(layout),
    where: [...(layout.where ?? []), ...of],
    ...(frozen !== undefined && { frozen }),
    ...(from !== undefined && { from }),
  }
}

const narrowing = (column: Column): Where | undefined =>
  column.is === 'value' ? { measure: column.value.measure, values: column.value.values } : undefined

const narrowed = (figure: Figure, where: Where | undefined): Figure =>
  where ? { ...figure, where: [...figure.where, where] } : figure

/** Each cell of a table names the groups that the table reads. */
const within = new WeakMap<Layout, Figure['within']>()

function withinOf(layout: Layout): Figure['within'] {
  const known = within.get(layout) ?? [...groupsOf(layout)]
  within.set(layout, known)
  return known
}

function sumsOf(counted: Counted): readonly Sum[] {
  const { layout, tally } = counted
  const whole = tally.rows.length - 1
  const cells = tally.rows[whole]?.cells ?? []
  let at = 1
  const sumOf = (group: ColumnGroup): Sum => {
    const columns = columnsOf(group).length
    const from = at
    at += columns
    if (group.is === 'mean') return { columns, is: 'mean' }
    if (group.is === 'of-which') return { columns, is: 'overlap' }
    const people = tally.gaps.find((gap) => gap.row === whole && gap.measure === group.measure)?.people ?? 0
    const sum = cells.slice(from, at).reduce<number>((sum, cell) => sum + (cell ?? 0), 0)
    return {
      columns,
      is: 'adds',
      sum,
      ...(people > 0 && { missing: { people, figure: narrowed(figureOf(counted, []), narrowing(besides(group))) } }),
    }
  }
  return [{ columns: 1, is: 'people' }, ...layout.columns.map(sumOf)]
}
