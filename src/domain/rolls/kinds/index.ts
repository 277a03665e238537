import type { Roll } from '../roll.ts'
import { birthdays } from './birthdays.ts'
import { brief } from './brief.ts'
import { leaders } from './leaders.ts'
import { middle } from './middle.ts'
import { phones } from './phones.ts'
import { retirements } from './retirements.ts'
import { staff } from './staff.ts'
import { team } from './team.ts'
import { unit } from './unit.ts'

/** Every kind of 名册, in the order in which they are offered; the key stands in the address. */
export const rolls = {
  staff,
  leaders,
  middle,
  phones,
  birthdays,
  retirements,
  team,
  brief,
  unit,
} as const satisfies Readonly<Record<string, Roll>>

export type RollKey = keyof typeof rolls

export const rollKeys = Object.keys(rolls) as readonly RollKey[]

/** Whether a text names a kind of roll. */
export const isRoll = (text: string): text is RollKey => Object.hasOwn(rolls, text)

/** What makes this kind. */
export const rollOf = (key: RollKey): Roll => rolls[key]
