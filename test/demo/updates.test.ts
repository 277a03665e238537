import { expect, it } from 'vitest'
import { castOf, usualSize } from '#demo/growing/cast.ts'
import { plansOf } from '#demo/plans.ts'
import { type DrawnChange, everywhere, further } from '#demo/updates.ts'
import { planFor } from '#demo/updating.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import { firstTable, isRoutine } from '#domain/proposals/asking.ts'
import { changeOf } from '#domain/proposals/proposal.ts'

const stories = [...everywhere, ...further]
const drawn = (story: (typeof stories)[number]): readonly DrawnChange[] => [
  ...story.drawn,
  ...(story.steps ?? []).flatMap((step) =>
    'mends' in step ? [step.mends] : 'meanwhile' in step ? [step.meanwhile] : [],
  ),
]

it('tells each story of a change about somebody of its own, on the shelf', () => {
  const plans = plansOf(castOf(usualSize))
  const found = stories.map((story) => planFor(plans, story))
  expect(new Set(found).size).toBe(stories.length)
  expect(found.map((plan) => plan?.stage)).toEqual(stories.map(() => 'filed'))
})

it('changes only what the sections have', () => {
  const unknown = stories.flatMap(drawn).flatMap(({ section, fields }) => {
    const known = new Set(sectionOf(section)?.fields.map(({ key }) => key))
    return Object.keys(fields(2026)).filter((key) => !known.has(key))
  })
  expect(unknown).toEqual([])
})

it('has something for each duty that is asked about changes, and something routine', () => {
  const changes = stories
    .flatMap(({ drawn }) => drawn)
    .flatMap(({ section, added, fields }) =>
      changeOf({
        section,
        record: 'a record' as RecordId,
        kind: added ? 'add' : 'change',
        base: {},
        fields: fields(2026),
        basis: '',
      }),
    )
  const asked = new Set(changes.flatMap(({ section }) => firstTable[section]?.corrected.asks ?? []))
  expect([...asked].sort()).toEqual(['checker', 'finance', 'head', 'legal'])
  expect(changes.some((change) => isRoutine(firstTable, change))).toBe(true)
})
