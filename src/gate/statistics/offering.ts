import type { Actor } from '#domain/access/actor.ts'
import type { UnitId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type AmountKey, amountOf, personAmounts } from '#domain/statistics/amounts.ts'
import { type Cross, groupsOfCross, type Reckoned } from '#domain/statistics/cross.ts'
import { type MeasureKey, measureOf, personMeasures, tellsPeople } from '#domain/statistics/measures/index.ts'
import { groupsOfPopulation, type Population, peoplePopulations } from '#domain/statistics/population.ts'
import type { App } from '#house/app.ts'
import { countedGroupsOf, viewerFor } from './counting.ts'

/** What somebody may ask a cross-table for. */
export type Offered = {
  readonly groups: ReadonlySet<MaskedGroup>
  readonly measures: readonly MeasureKey[]
  readonly reckoned: readonly Reckoned[]
  readonly populations: readonly Population[]
  readonly units: readonly { readonly id: UnitId; readonly depth: number }[]
}

/** What the viewer may count by; units as the list offers them. */
export async function offeredTo(app: App, actor: Actor): Promise<Offered> {
  const groups = countedGroupsOf(app, actor)
  const amounts = personAmounts.filter((amount) => groups.has(amountOf(amount).group))
  return {
    groups,
    measures: personMeasures.filter((measure) => groups.has(measureOf(measure).group)),
    reckoned: [
      { is: 'people' },
      ...amounts.map((amount): Reckoned => ({ is: 'mean', amount })),
      ...amounts.filter(hasMedian).map((amount): Reckoned => ({ is: 'median', amount })),
    ],
    populations: peoplePopulations.filter((of) => groupsOfPopulation[of].every((group) => groups.has(group))),
    units: app.roster.choices(await viewerFor(app, actor, {})).units,
  }
}

/** A share of people is 0 or 100 of each of them, which has no middle. */
const hasMedian = (amount: AmountKey) => !amount.endsWith('-share')

/** Whether the viewer may count this table: everything that it reads, and the unit that it is asked for. */
export const isOffered = ({ groups, populations, units, reckoned }: Offered, cross: Cross): boolean =>
  [...groupsOfCross(cross)].every((group) => groups.has(group)) &&
  populations.includes(cross.of) &&
  [...cross.rows, ...cross.columns, ...cross.where.map(({ measure }) => measure)].every(tellsPeople) &&
  (cross.under === undefined || units.some(({ id }) => id === cross.under)) &&
  reckoned.some((one) => isSame(one, cross.reckoned))

const isSame = (one: Reckoned, other: Reckoned): boolean =>
  one.is === other.is && (one.is === 'people' || other.is === 'people' || one.amount === other.amount)
