import type { Facts } from './facts.ts'
import type { Found } from './rule.ts'
import { codeIn, monthOf, monthsBetween } from './values.ts'

/** What a rule on the probation of members reads. */
export const probationReads = ['party.party', 'party.joined', 'party.confirmed'] as const

/** 预备期: those members who were confirmed after so many months that it is odd; there is a probation since 1977. */
export const oddProbations = ({ records }: Facts, isOdd: (months: number) => boolean): readonly Found[] =>
  records('party').flatMap(({ id, fields: { party, joined: from, confirmed: to } }) => {
    const [joined, confirmed] = [monthOf(from), monthOf(to)]
    if (codeIn(party) !== '01' || !joined || !confirmed || joined < '197708') return []
    const months = monthsBetween(joined, confirmed)
    return isOdd(months) ? [{ field: 'confirmed', record: id, params: { months: String(months) } }] : []
  })
