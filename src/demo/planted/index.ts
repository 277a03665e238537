import type { NewRecord } from '#actions/dossiers/beginning.ts'
import { career } from './career.ts'
import { opening } from './opening.ts'
import { personal } from './personal.ts'
import { relations } from './relations.ts'
import type { Planted } from './spoiling.ts'

export type { Planted } from './spoiling.ts'

/** For each rule a contradiction that it finds (test/demo/rules-seen.test.ts). */
export const planted: readonly Planted[] = [...personal, ...career, ...relations, ...opening]

const opened: ReadonlySet<Planted> = new Set(opening)

/** What finance and legal typed later, and what HR typed into the draft. */
export const ofOpening = (one: Planted): boolean => opened.has(one)

/** Whether a planted mistake belongs into a draft, and not into an opened dossier. */
export const ofDraft = (one: Planted): boolean => !opened.has(one)

/** The records as they were typed. */
export const spoiled = (records: readonly NewRecord[], all: readonly Planted[], year: number): readonly NewRecord[] =>
  all.reduce((typed, one) => one.spoil(typed, year), records)
