import type { Rule } from '../rule.ts'

/** The form has a portrait. */
export const photoMissing: Rule = {
  key: 'photo-missing',
  severity: 'hint',
  section: 'photo',
  source: 'docs/law/appointment-form.md §4',
  reads: ['photo.image'],
  find: ({ records }) => (records('photo')[0]?.fields['image'] === undefined ? [{ field: 'image' }] : []),
}
