import { payColumns } from './lines.ts'

/** Headings of the payroll's own table, each with the column that it means; `none` where it is not taken. */
export type PayHeadings = Readonly<Record<string, string>>

export const mostHeadings = 200

export const notTaken = 'none'

/** What a heading may be said to mean. */
export const meanings: readonly string[] = [
  'person.number',
  'person.name',
  ...payColumns.map(({ key }) => key),
  notTaken,
]

/** The headings that somebody has told the meaning of; what is none of the columns is left out. */
export const headingsTold = (told: readonly (readonly [string, string])[]): PayHeadings =>
  Object.fromEntries(
    told
      .filter(([heading, key]) => heading.trim() !== '' && heading.length <= 100 && meanings.includes(key))
      .slice(0, mostHeadings),
  )
