import type { Value } from '#domain/dossiers/section.ts'
import { codeIn } from './values.ts'

/** 称谓 of GB/T 4761 as sets, by what a rule may expect of their ages (docs/law/codes.md §2). */
export const parents = new Set(['10', '11', '44', '45', '46', '47', '40', '41', '42', '43'])
export const children = new Set([
  '14',
  '15',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '28',
  '29',
  '30',
  '31',
  '32',
  '33',
])
export const grandparents = new Set(['48', '49', '50', '51'])
export const grandchildren = new Set(['36', '37', '38', '39'])
export const spouses = new Set(['12', '13'])

export const isIn = (kin: ReadonlySet<string>, relation: Value | undefined): boolean => kin.has(codeIn(relation) ?? '')
