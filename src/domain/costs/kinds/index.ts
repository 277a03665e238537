import type { Cost } from '../cost.ts'
import { leave } from './leave.ts'
import { probation } from './probation.ts'
import { secondTerm } from './second-term.ts'
import { unsigned } from './unsigned.ts'

/** Everything that costs money if it is left; its words are `costs.<key>`. */
export const costs = { probation, unsigned, secondTerm, leave } as const satisfies Readonly<Record<string, Cost>>

export type CostKey = keyof typeof costs

export const costKeys = Object.keys(costs) as readonly CostKey[]

/** What makes this cost. */
export const costOf = (key: CostKey): Cost => costs[key]
