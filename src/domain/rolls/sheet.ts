import type { Group } from '#domain/access/groups.ts'
import { limits } from '#domain/limits.ts'
import { printable } from '#domain/prints/printable.ts'
import type { ListedGroup } from '#domain/roster/entry.ts'
import { type RollColumnKey, rollColumnOf } from './columns.ts'
import { isRoll, rollOf } from './kinds/index.ts'
import {
  mostRollHeading,
  type Roll,
  type RollColumnKeys,
  type RollOrder,
  type RollPaperSheet,
  type RollPerson,
  type RollSheet,
  type RollWords,
} from './roll.ts'

/** The columns that a roll may be asked for by somebody who may take out these groups, in its own order. */
export const offeredColumns = (
  roll: Roll,
  may: (group: ListedGroup | Group) => boolean,
): { readonly always: RollColumnKeys; readonly choice: RollColumnKeys } => {
  const allowed = (keys: RollColumnKeys) => keys.filter((key) => may(rollColumnOf(key).group))
  return { always: allowed(roll.always), choice: allowed([...roll.usual, ...roll.more]) }
}

/** What was asked for, as far as the roll has it and this viewer may take it out; what it cannot be without is always there. */
export function columnsFor(
  roll: Roll,
  ticked: readonly string[],
  may: (group: ListedGroup | Group) => boolean,
): RollColumnKeys {
  const { always, choice } = offeredColumns(roll, may)
  const wanted = new Set<RollColumnKey>([...always, ...choice.filter((key) => ticked.includes(key))])
  const placed = [...new Set<RollColumnKey>(['name', ...roll.usual, ...roll.always, ...roll.more])]
  return placed.filter((key) => wanted.has(key))
}

/** The groups for which dossiers are opened; none where the list holds all that is asked for. */
export const openedGroups = (columns: RollColumnKeys): readonly Group[] => [
  ...new Set(
    columns.flatMap((key) => {
      const { opens, group } = rollColumnOf(key)
      return opens && group !== 'whole' ? [group] : []
    }),
  ),
]

/** The groups that a roll opens dossiers for, as it was asked for. */
export const opensFor = ({ roll, columns }: Pick<RollOrder, 'roll' | 'columns'>): readonly Group[] =>
  (isRoll(roll) ? rollOf(roll).paper?.opens : undefined) ?? openedGroups(columns)

/** Whether dossiers are opened for it. */
export const opensDossiers = (order: Pick<RollOrder, 'roll' | 'columns'>): boolean => opensFor(order).length > 0

/** How many people it holds at most. */
export const mostOn = ({ roll }: Pick<RollOrder, 'roll'>): number =>
  (isRoll(roll) ? rollOf(roll).paper?.most : undefined) ?? limits.exportPeople

/** A sheet without a heading, or with one that no line holds. */
export const wrongHeading = ({ heading }: Pick<RollOrder, 'heading'>): boolean =>
  heading === '' || [...heading].length > mostRollHeading

type Drawn = {
  readonly roll: Roll
  readonly order: RollOrder
  readonly people: readonly RollPerson[]
  readonly words: RollWords
  readonly unit: string
  readonly madeBy: string
  /** Whom the list had and who is not on the sheet: out of sight meanwhile, or not readable. */
  readonly leftOut: number
}

/** A roll as it is drawn: numbered through, part by part. An official sheet is Chinese in every language of the interface. */
export function rollSheetOf({ roll, order, people, words, unit, madeBy, leftOut }: Drawn): RollSheet | RollPaperSheet {
  const { parts, notes } = roll.arrange(people, words)
  const frame = { title: order.heading, unit, until: untilOf(words), madeBy }
  const told = [
    ...(roll.grounds ? [`依据：${roll.grounds}。`] : []),
    ...notes,
    ...(leftOut > 0 ? [`另有 ${leftOut} 人不在权限范围内，或档案有内容无法读取，没有列入。`] : []),
  ]
  if (roll.paper) return roll.paper.of({ ...frame, parts, notes: told, words })
  const columns = order.columns.map(rollColumnOf)
  let number = 0
  const rowOf = (person: RollPerson) => {
    number += 1
    const cells = columns.map(({ value }) =>
      value(person, words)
        .filter((text) => text !== undefined && text !== '')
        .map((text) => printable(text ?? ''))
        .join('\n'),
    )
    return [String(number), ...cells]
  }
  const drawn = parts.map(({ heading, people }) => ({ ...(heading && { heading }), rows: people.map(rowOf) }))
  return {
    is: 'table',
    ...frame,
    lying: order.lying,
    columns: [
      { label: '序号', width: 9 },
      ...columns.map(({ label, width, start }) => ({ label, width, ...(start && { start }) })),
    ],
    parts: drawn,
    count: number,
    notes: told,
  }
}

function untilOf({ day }: RollWords): string {
  const [year, month, date] = day.split('-').map(Number)
  return `截至${year}年${month}月${date}日`
}
