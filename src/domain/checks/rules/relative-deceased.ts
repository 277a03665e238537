import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** The age of the deceased stays blank on the form, which follows the mark. */
export const relativeDeceased: Rule = {
  key: 'relative-deceased',
  severity: 'hint',
  section: 'family',
  source: 'docs/law/appointment-form.md §4',
  reads: ['family.work', 'family.deceased'],
  find: ({ records }) =>
    records('family').flatMap(({ id, fields: { work, deceased } }) =>
      deceased !== true && /已去世|已故|已病故|已逝/.test(textOf(work)) ? [{ field: 'deceased', record: id }] : [],
    ),
}
