import { type Office, topRank } from './office.ts'

export type AppointingRefusal = 'organisation.rank' | 'organisation.head-taken'

/**
 * Whether an office may be given beside those that the unit has: a rank is a number from the top (1) to 9, a unit has one
 * head, and nobody leads a unit from below its head.
 */
export function refuseOffice(office: Office, ofUnit: readonly Office[]): AppointingRefusal | undefined {
  if (!Number.isInteger(office.rank) || office.rank < topRank || office.rank > lowestRank) return 'organisation.rank'
  if (office.kind === 'head') {
    if (ofUnit.some(({ kind }) => kind === 'head')) return 'organisation.head-taken'
    return ofUnit.some(({ rank }) => rank > office.rank) ? 'organisation.rank' : undefined
  }
  return ofUnit.some(({ kind, rank }) => kind === 'head' && rank < office.rank) ? 'organisation.rank' : undefined
}

const lowestRank = 9
