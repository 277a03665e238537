import type { Due } from '../due.ts'
import { contractEnds } from './contract-ends.ts'
import { contractOver } from './contract-over.ts'
import { entered } from './entered.ts'
import { probationEnds } from './probation-ends.ts'
import { probationOver } from './probation-over.ts'
import { retires } from './retires.ts'
import { secondTerm } from './second-term.ts'
import { unsigned } from './unsigned.ts'

/** Every number of the start page, in the order in which they stand; its words are `dues.<key>`. */
export const dues = {
  unsigned,
  contractOver,
  probationOver,
  probationEnds,
  secondTerm,
  contractEnds,
  retires,
  entered,
} as const satisfies Readonly<Record<string, Due>>

export type DueKey = keyof typeof dues

export const dueKeys = Object.keys(dues) as readonly DueKey[]

/** What makes this number. */
export const dueOf = (key: DueKey): Due => dues[key]
