import { cadreStatuses } from '#domain/codes/cadre-status.ts'
import { employmentForms } from '#domain/codes/employment-form.ts'
import { entryWays } from '#domain/codes/entry-way.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { retirementKinds } from '#domain/codes/retirement-kind.ts'
import { underContract } from '#domain/dossiers/expecting.ts'
import type { Fields, Section, Value } from '#domain/dossiers/section.ts'
import { ageAt, type PartialDate } from '#domain/time.ts'

/**
 * 进入与人员类别: which kind of person this is, and since when here. Completeness, rules, paper, leave, severance and statistics
 * depend on it (docs/decisions/0095).
 */
export const entry: Section = {
  key: 'entry',
  single: true,
  headline: ['kind', 'staffNumber', 'entered'],
  fields: [
    { key: 'staffNumber', kind: 'text', group: 'who', max: 40 },
    { key: 'entered', kind: 'partial-date', group: 'who', past: true },
    { key: 'way', kind: 'code', group: 'career', codes: entryWays },
    { key: 'kind', kind: 'code', group: 'career', codes: personKinds, open: false, help: true },
    { key: 'employment', kind: 'code', group: 'career', codes: employmentForms },
    { key: 'cadre', kind: 'code', group: 'career', codes: cadreStatuses, help: true },
    { key: 'place', kind: 'text', group: 'career', help: true },
    {
      key: 'serviceHere',
      kind: 'number',
      group: 'career',
      help: true,
      derive: (fields, _, today) => yearsSince(fields['entered'], today),
    },
    {
      key: 'service',
      kind: 'number',
      group: 'career',
      help: true,
      derive: (_, { basic }, today) => yearsSince(workStartIn(basic?.[0]?.fields), today),
    },
    { key: 'retired', kind: 'partial-date', group: 'career' },
    { key: 'retirementKind', kind: 'code', group: 'career', codes: retirementKinds },
  ],
  expects: [
    { is: 'record' },
    { is: 'field', field: 'kind' },
    { is: 'field', field: 'entered' },
    { is: 'field', field: 'way' },
    { is: 'field', field: 'employment', of: underContract },
  ],
}

const workStartIn = (basic: Fields | undefined): Value | undefined => basic?.['workStart']

const yearsSince = (from: Value | undefined, today: PartialDate): number | undefined =>
  typeof from === 'string' ? ageAt(from as PartialDate, today) : undefined
