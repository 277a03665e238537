import type { StandardTable } from '../table.ts'
import { byDepartment } from './by-department.ts'
import { byRank } from './by-rank.ts'
import { joined } from './joined.ts'
import { left } from './left.ts'

/** The standard tables in the order of their numbers; a key stands in addresses and is never renamed. */
export const tables = {
  'by-rank': byRank,
  'by-department': byDepartment,
  joined,
  left,
} as const satisfies Readonly<Record<string, StandardTable>>

export type TableKey = keyof typeof tables

export const tableKeys = Object.keys(tables) as readonly TableKey[]

/** Whether a text names a table. */
export const isTable = (text: string): text is TableKey => Object.hasOwn(tables, text)

/** The table of a key. */
export const tableOf = (key: TableKey): StandardTable => tables[key]

/** 表号: 01, 02 … */
export const numberOf = (key: TableKey): string => String(tableKeys.indexOf(key) + 1).padStart(2, '0')
