import type { AccountId, BlobId, BringingId, BroughtId, DossierId, ImportId, UnitId } from '#domain/ids.ts'
import type { Place } from '#domain/imports/place.ts'
import type { StageRefusal } from '#domain/imports/staged-file.ts'
import type { Instant } from '#domain/time.ts'
import type { WorkbookRefusal } from '#domain/workbooks/workbook.ts'
import type { ListHeadings } from './list-columns.ts'
import type { ListAlso } from './list-table.ts'

/**
 * Where one file or line stands. `waiting`, `keeping`, `undoing` and `leaving` are done by the program by itself, one after
 * the other; `asking` and `staged` wait for a person.
 */
export const broughtStates = [
  'waiting',
  'asking',
  'listed',
  'failed',
  'staged',
  'keeping',
  'kept',
  'undoing',
  'undone',
  'leaving',
  'left',
] as const

export type BroughtState = (typeof broughtStates)[number]

/** What the program has yet to do. */
export const toDo = ['waiting', 'keeping', 'undoing', 'leaving'] as const satisfies readonly BroughtState[]

/** What nothing more will become of, unless it is undone. */
const over: readonly BroughtState[] = ['listed', 'kept', 'undone', 'left']

/** 成批导入: files and lines that came together, for one unit. */
export type Bringing = {
  readonly id: BringingId
  readonly by: AccountId
  readonly at: Instant
  readonly unit: UnitId
  /** 存量: whoever they are, their paper lies here already. */
  readonly isExisting: boolean
}

/** A file that lies encrypted on the disk until it is read. */
export type LaidFile = {
  readonly name: string
  readonly blob: BlobId
  readonly tag: string
  readonly bytes: number
  readonly hash: string
  readonly at: Instant
}

/** A line of a name list: its number there, and what stands under each column that somebody gave a meaning. */
export type ListLine = {
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
  /** Columns in which the list holds a number and not a text. */
  readonly numeric: readonly string[]
  /** Columns where a formula stands without a value, with their headings. */
  readonly lost?: Readonly<Record<string, string>>
  /** Columns whose text ends in a 1 that is January and no October without its zero. */
  readonly january?: readonly string[]
  /** Numbers whose zeros in front may be gone, each as long as the longest of its column. */
  readonly padded?: Readonly<Record<string, string>>
}

/** Why something was not taken in, or not kept, or not undone. */
export type BroughtRefusal = {
  readonly code: StageRefusal | WorkbookRefusal | `bringing.${string}` | (string & {})
  readonly place?: Place
  readonly params?: Readonly<Record<string, string>>
  readonly import?: ImportId
  readonly dossier?: DossierId
}

/** What is sealed of it. */
export type BroughtContent = {
  /** What the file or line is called. */
  readonly name: string
  readonly is: 'form' | 'list' | 'line'
  readonly mend?: boolean
  readonly file?: LaidFile
  readonly photo?: LaidFile
  readonly line?: ListLine
  /** Of a list: what it holds, for the question of its columns. */
  readonly asks?: ListAsks
  /** Of a list whose columns were told: what they mean, and what else of it is read. */
  readonly told?: ListTold
  /** Why a draft that came of it is given up again. */
  readonly reason?: string
  /** Of a list that was read: how many lines came of it. */
  readonly lines?: number
  readonly refusal?: BroughtRefusal
}

/** What somebody has said of a list. */
export type ListTold = { readonly headings: ListHeadings; readonly also: ListAlso }

/** A name list whose columns nobody has told yet. */
export type ListAsks = {
  readonly headings: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly rows: number
  readonly hidden: number
  readonly sheets: readonly string[]
}

/** One file or line on its way. */
export type Brought = {
  readonly id: BroughtId
  readonly bringing: BringingId
  readonly position: number
  readonly state: BroughtState
  readonly version: number
  readonly import?: ImportId
  /** What the dossier's content was when it was kept: what changed since is not undone. */
  readonly keptContent?: number
  readonly content: BroughtContent
}

/** How many stand in each state. */
export type BroughtCounts = Readonly<Record<BroughtState, number>>

/** How far the program has come with what it was asked: all there is, and what it has yet to do. */
export const leftToDo = (counts: BroughtCounts): number => toDo.reduce((sum, state) => sum + counts[state], 0)

/** Everything came to its end. */
export const isOver = (counts: BroughtCounts): boolean =>
  broughtStates.every((state) => over.includes(state) || counts[state] === 0)
