import type { Asked } from './census.ts'
import { type Counted, counted, type Looked } from './counted.ts'
import type { MeasureKey } from './measures/index.ts'
import { allAtOnce, type Steps } from './steps.ts'
import type { Layout } from './table.ts'
import { groupsOf } from './tally.ts'

/** 表下注: people beside a table, each line with its figure. `unsaid` are those of whom the rows say nothing. */
export type FootLine = Counted &
  (
    | { readonly is: 'outside'; readonly kind: string }
    | { readonly is: 'no-month'; readonly measure: MeasureKey }
    | { readonly is: 'unsaid'; readonly measure: MeasureKey }
  )

/** What stands at the foot of a table: who is out, whose date has no month, of whom its rows say nothing; lines of nobody too. */
export const footOf = (looked: Looked, layout: Layout): readonly FootLine[] => allAtOnce(footSteps(looked, layout))

/** The same, stopping after each line. */
export function* footSteps(looked: Looked, layout: Layout): Steps<readonly FootLine[]> {
  const groups = groupsOf(layout)
  const { of, where = [] } = layout
  const lines: FootLine[] = []
  for (const kind of of === 'staff' ? ['dispatched', 're-engaged', 'seconded'] : []) {
    lines.push({ is: 'outside', kind, ...counted(looked, 'outside', groups, [{ measure: 'outside', values: [kind] }]) })
    yield
  }
  for (const measure of precisions(layout)) {
    lines.push({ is: 'no-month', measure, ...counted(looked, of, groups, [...where, { measure, values: ['year'] }]) })
    yield
  }
  for (const measure of layout.rows) {
    lines.push({ is: 'unsaid', measure, ...counted(looked, of, groups, [...where, { measure, values: [''] }]) })
    yield
  }
  return lines
}

/** What those lines are told apart by. */
export const askedByFoot = (layout: Layout): Asked => ({
  measures: [...precisions(layout), ...layout.rows, ...(layout.of === 'staff' ? (['outside'] as const) : [])],
  populations: layout.of === 'staff' ? ['staff', 'outside'] : [layout.of],
  amounts: [],
})

/** The dates that a table reckons from. */
function precisions(layout: Layout): readonly MeasureKey[] {
  const reads = (measure: MeasureKey) => /^(?:age|retirement)/.test(measure)
  const measures = [...layout.rows, ...layout.columns.flatMap((group) => (group.is === 'parts' ? [group.measure] : []))]
  const others = layout.columns.flatMap((group) =>
    group.is === 'of-which' ? group.columns.map(({ measure }) => measure) : [],
  )
  const isMean = layout.columns.some((group) => group.is === 'mean' && group.amount === 'age')
  const isByAge = isMean || [...measures, ...others].some(reads)
  return [
    ...(isByAge ? (['birth-precision'] as const) : []),
    ...(layout.of === 'joined' ? (['entered-precision'] as const) : []),
    ...(layout.of === 'left' ? (['left-precision'] as const) : []),
  ]
}
