import { readIdNumber } from '#domain/people/id-number.ts'
import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** The first two positions are a province. Of the other four abolished codes live on, so they are no reason to doubt. */
export const idDivision: Rule = {
  key: 'id-division',
  severity: 'doubt',
  section: 'id-numbers',
  source: 'docs/law/id-number.md §4',
  reads: ['id-numbers.number'],
  find: ({ records }) =>
    records('id-numbers').flatMap(({ id, fields }) => {
      const read = readIdNumber(textOf(fields['number']))
      if (!read.ok || provinces.test(read.value)) return []
      return [{ field: 'number', record: id, params: { code: read.value.slice(0, 2) } }]
    }),
}

/** GB/T 2260: the provinces, and those of permanent residents from Hong Kong, Macao and Taiwan. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[12])/
