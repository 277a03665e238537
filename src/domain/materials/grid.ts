import type { Day } from '#domain/time.ts'
import type { Entry } from './material.ts'
import type { PastedRow } from './pasted.ts'
import { type CellProblem, readEntry } from './typed.ts'

/** Why nobody can be found for a row, in a sheet of many people. */
export type WhoseProblem = 'person-unknown' | 'person-missing' | 'person-several' | 'name-differs'

/** What a workbook's number no longer tells: whether 1985.1 was typed as .10, and the last digits of a long number. */
export type StoredProblem = 'october' | 'digits-lost'

export type RowProblems = Readonly<Record<string, CellProblem | WhoseProblem | StoredProblem>>

/** A row as it was typed, and what came of it: the entry, or the cells that are wrong with their reasons. */
export type ReadRow = {
  readonly row: PastedRow
  readonly problems: RowProblems
  readonly entry?: Entry
}

/** Looks a row through; with the reasons that concern the person from elsewhere. */
export function readRow(row: PastedRow, today: Day, whose?: WhoseProblem): ReadRow {
  const read = readEntry(row.cells, today)
  const problems: RowProblems = {
    ...(whose && { [whose === 'name-differs' ? 'name' : 'number']: whose }),
    ...(!read.ok && read.problems),
  }
  return { row, problems, ...(read.ok && !whose && { entry: read.entry }) }
}
