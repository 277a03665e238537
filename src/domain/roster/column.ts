import type { CodeTable } from '#domain/codes/code.ts'
import { completenessBands } from '#domain/codes/completeness.ts'
import { contractKinds } from '#domain/codes/contract-kind.ts'
import { contractStandings } from '#domain/codes/contract-state.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels } from '#domain/codes/education.ts'
import { nations } from '#domain/codes/nation.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import { sexes } from '#domain/codes/sex.ts'
import { bandOf } from '#domain/dossiers/completeness.ts'
import { type DossierState, dossierStates } from '#domain/dossiers/dossier.ts'
import type { ListedGroup, RosterRow } from './entry.ts'

/** How values are ordered: by strokes, as text, as codes, by the organisation's tree, or by their place among known texts. */
export type ColumnOrder = 'strokes' | 'text' | 'code' | 'unit' | readonly string[]

/** 列: what a list can show. Only who may list its group sees it, and sorts or filters by it. */
export type Column = {
  readonly group: ListedGroup
  readonly order: ColumnOrder
  /** The table whose names the values are, for readers of another language. */
  readonly codes?: CodeTable
  readonly kind?: 'date' | 'code' | 'share'
  /** The text that is shown and sorted by; undefined where the dossier has none or the row may not show it. */
  readonly value: (row: RosterRow) => string | undefined
  /** By what it is narrowed, where that is coarser than what is shown. */
  readonly choice?: Pick<Column, 'order' | 'value'>
}

const coded = (codes: CodeTable) => ({ codes, order: codes.codes.map(({ name }) => name) })

/** In the order in which a list shows them. The name always comes first and is no choice. */
export const columns = {
  name: { group: 'who', order: 'strokes', value: ({ who }) => who.name },
  unit: { group: 'who', order: 'unit', value: ({ unit }) => unit },
  post: { group: 'who', order: 'strokes', value: ({ who }) => who.post },
  kind: { group: 'career', ...coded(personKinds), value: ({ career }) => career?.kind },
  rank: { group: 'who', ...coded(ranks), value: ({ who }) => who.rank },
  rankSince: { group: 'career', order: 'text', kind: 'date', value: ({ career }) => career?.rankSince },
  sex: { group: 'identity', ...coded(sexes), value: ({ identity }) => identity?.sex },
  birth: { group: 'identity', order: 'text', kind: 'date', value: ({ identity }) => identity?.birth },
  nation: { group: 'identity', ...coded(nations), value: ({ identity }) => identity?.nation },
  nativePlace: { group: 'identity', order: 'strokes', value: ({ identity }) => identity?.nativePlace },
  education: { group: 'career', ...coded(educationLevels), value: ({ career }) => career?.education },
  degree: { group: 'career', ...coded(degrees), value: ({ career }) => career?.degree },
  title: { group: 'career', order: 'strokes', value: ({ career }) => career?.title },
  politics: { group: 'identity', ...coded(politics), value: ({ identity }) => identity?.politics },
  partyDate: { group: 'identity', order: 'text', value: ({ identity }) => identity?.partyDate },
  workStart: { group: 'identity', order: 'text', kind: 'date', value: ({ identity }) => identity?.workStart },
  retires: { group: 'identity', order: 'text', kind: 'date', value: ({ identity }) => identity?.retires },
  staffNumber: { group: 'who', order: 'code', kind: 'code', value: ({ who }) => who.staffNumber },
  number: { group: 'who', order: 'code', kind: 'code', value: ({ who }) => who.number },
  entered: { group: 'who', order: 'text', kind: 'date', value: ({ who }) => who.entered },
  contract: { group: 'contract', ...coded(contractKinds), value: ({ contract }) => contract?.kind },
  contractNumber: { group: 'contract', order: 'code', kind: 'code', value: ({ contract }) => contract?.number },
  contractFrom: { group: 'contract', order: 'text', kind: 'date', value: ({ contract }) => contract?.from },
  contractTo: { group: 'contract', order: 'text', kind: 'date', value: ({ contract }) => contract?.to },
  probationEnd: { group: 'contract', order: 'text', kind: 'date', value: ({ contract }) => contract?.probationEnd },
  terms: { group: 'contract', order: 'code', value: ({ contract }) => contract?.terms },
  contractState: { group: 'contract', ...coded(contractStandings), value: ({ contract }) => contract?.state },
  leaveLeft: { group: 'pay', order: 'code', kind: 'code', value: ({ pay }) => pay?.leaveLeft },
  leaveBy: { group: 'pay', order: 'text', kind: 'date', value: ({ pay }) => pay?.leaveBy },
  complete: {
    group: 'whole',
    order: 'text',
    kind: 'share',
    codes: completenessBands,
    value: ({ whole }) => whole?.complete,
    choice: {
      order: completenessBands.codes.map(({ name }) => name),
      value: ({ whole }) => (whole?.complete === undefined ? undefined : bandOf(Number(whole.complete))),
    },
  },
  box: { group: 'custody', order: 'code', kind: 'code', value: ({ custody }) => custody?.box },
  state: { group: 'who', order: dossierStates, value: ({ state }) => state },
} as const satisfies Readonly<Record<string, Column>>

export type ColumnKey = keyof typeof columns

export const columnKeys = Object.keys(columns) as readonly ColumnKey[]

/** What a list shows until somebody chooses: the columns of docs/look.md §4 that the viewer may have. */
export const usualColumns: readonly ColumnKey[] = [
  'unit',
  'post',
  'rank',
  'birth',
  'education',
  'politics',
  'number',
  'box',
]

/** Whether a text names a column of the list. */
export const isColumn = (text: string): text is ColumnKey => Object.hasOwn(columns, text)

/** What the list says in a column and how it is sorted. */
export const columnOf = (key: ColumnKey): Column => columns[key]

/** Whether a text names a state of dossiers. */
export const isState = (text: string): text is DossierState => (dossierStates as readonly string[]).includes(text)
