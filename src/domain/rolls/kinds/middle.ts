import { byRank, ofRanks } from '../by-rank.ts'
import type { Roll } from '../roll.ts'
import { cadreColumns } from './leaders.ts'

/** 中层干部名册: chiefs and deputies of the departments, rank by rank. */
export const middle: Roll = {
  heading: '中层干部名册',
  lying: true,
  always: ['name'],
  usual: cadreColumns,
  more: ['unit', 'politics', 'rank', 'staffNumber', 'retires'],
  of: ofRanks('M1', 'M2'),
  arrange: byRank,
}
