import { completions } from '#domain/codes/completion.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import { nationalEducation } from '#domain/codes/national-education.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { educationTags, readEducation } from '#domain/parsing/education.ts'

/** 学历学位: a record a school leaving, its degree beside it; the form prints the highest full-time and in-service one. */
export const education: Section = {
  key: 'education',
  single: false,
  headline: ['mode', 'level', 'degree', 'school'],
  fields: [
    { key: 'mode', kind: 'code', group: 'career', codes: educationModes, open: false },
    { key: 'level', kind: 'code', group: 'career', codes: educationLevels },
    { key: 'degree', kind: 'code', group: 'career', codes: degrees },
    { key: 'school', kind: 'text', group: 'career', help: true, max: 400 },
    { key: 'entered', kind: 'partial-date', group: 'career', past: true, unasked: true },
    { key: 'graduated', kind: 'partial-date', group: 'career', past: true, with: 'entered' },
    { key: 'completion', kind: 'code', group: 'career', codes: completions, open: false, unasked: true },
    {
      key: 'national',
      kind: 'code',
      group: 'career',
      codes: nationalEducation,
      dated: 'graduated',
      help: true,
      unasked: true,
    },
    { key: 'paper', kind: 'file', group: 'career' },
  ],
  needs: [{ is: 'answer', excusable: true }],
  expects: [
    { is: 'field', field: 'mode' },
    { is: 'field', field: 'level' },
    { is: 'field', field: 'school' },
    { is: 'field', field: 'graduated' },
  ],
  exchange: { tags: educationTags, read: readEducation },
}
