import type { Section } from '#domain/dossiers/section.ts'
import { formTags, readForm } from '#domain/parsing/form.ts'

/** 任免事项: what the appointment form says of this appointment, kept with it as the file wrote it. */
export const form: Section = {
  key: 'form',
  quiet: true,
  single: true,
  headline: ['proposed', 'removed'],
  fields: [
    { key: 'proposed', kind: 'long-text', group: 'career', max: 600 },
    { key: 'removed', kind: 'long-text', group: 'career', max: 600 },
    { key: 'reason', kind: 'long-text', group: 'career' },
    { key: 'submitter', kind: 'text', group: 'career' },
    { key: 'ageDate', kind: 'partial-date', group: 'career', help: true },
    { key: 'filledOn', kind: 'partial-date', group: 'career' },
    { key: 'filledBy', kind: 'text', group: 'career' },
  ],
  exchange: { tags: formTags, read: readForm },
}
