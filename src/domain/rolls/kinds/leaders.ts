import { byRank, ofRanks } from '../by-rank.ts'
import type { Roll, RollColumnKeys } from '../roll.ts'

/** The columns of a roll of cadres, in the order of the field (docs/law/paper.md §8). */
export const cadreColumns: RollColumnKeys = [
  'sex',
  'nation',
  'birthAge',
  'nativePlace',
  'workStart',
  'partyDate',
  'education',
  'school',
  'post',
  'postSince',
  'rankSince',
  'title',
]

/** 领导班子名册: chief, deputies and assistants of the house, rank by rank. */
export const leaders: Roll = {
  heading: '领导班子名册',
  lying: true,
  always: ['name'],
  usual: cadreColumns,
  more: ['politics', 'rank', 'staffNumber', 'retires'],
  of: ofRanks('C1', 'C2', 'C3'),
  arrange: byRank,
}
