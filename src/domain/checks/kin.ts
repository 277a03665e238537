import type { Value } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Facts } from './facts.ts'
import type { Found } from './rule.ts'
import { codeIn, monthOf, yearsBetween } from './values.ts'

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

/** Whether a relation is one of this circle of relatives. */
export const isIn = (kin: ReadonlySet<string>, relation: Value | undefined): boolean => kin.has(codeIn(relation) ?? '')

/** What a rule on the ages of relatives reads. */
export const agesReads = ['family.relation', 'family.birth', 'basic.birth'] as const

/** A relative whose birth is known, older or younger than whom the dossier is about. */
type Born = {
  readonly id: RecordId
  readonly relation: Value | undefined
  readonly birth: PartialDate
  readonly isElder: boolean
}

/** The relatives of these kinds whose birth is known to the month. */
export const bornBeside = (
  { records }: Facts,
  elders: ReadonlySet<string>,
  youngers: ReadonlySet<string>,
): readonly Born[] =>
  records('family').flatMap(({ id, fields: { relation, birth } }) => {
    const [born, isElder] = [monthOf(birth), isIn(elders, relation)]
    return born && (isElder || isIn(youngers, relation)) ? [{ id, relation, birth: born, isElder }] : []
  })

/** Those who are fewer years apart than this, by every birth that may be meant. */
export const tooClose = (
  facts: Facts,
  elders: ReadonlySet<string>,
  youngers: ReadonlySet<string>,
  least: number,
): readonly Found[] =>
  bornBeside(facts, elders, youngers).flatMap(({ id, birth, isElder }) => {
    const years = facts.births.map((own) => (isElder ? yearsBetween(birth, own) : yearsBetween(own, birth)))
    if (years.length === 0 || years.some((apart) => apart >= least)) return []
    return [{ field: 'birth', params: { years: String(years[0]) }, record: id }]
  })
