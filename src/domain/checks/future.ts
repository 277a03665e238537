import type { Contents, Finding, Section } from '#domain/dossiers/section.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { textOf } from './values.ts'

/** Dates of what has happened that lie after today, as far as they are known. */
export const checkFuture = ({ key, fields }: Section, contents: Contents, today: PartialDate): readonly Finding[] =>
  (contents[key] ?? []).flatMap(({ id, fields: values }) =>
    fields
      .filter(({ past, key }) => past && textOf(values[key]) > today.slice(0, textOf(values[key]).length))
      .map(({ key }) => ({
        code: 'date-future',
        field: key,
        params: { date: formatPartialDate(values[key] as PartialDate) },
        record: id,
      })),
  )
