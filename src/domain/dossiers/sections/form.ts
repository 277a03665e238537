import type { Section } from '#domain/dossiers/section.ts'
import { formTags, readForm } from '#domain/parsing/form.ts'

/** 任免事项: what the appointment form says of this appointment, kept with it as the file wrote it. */
export const form: Section = {
  key: 'form',
  quiet: true,
  single: true,
  headline: ['proposed', 'removed'],
  fields: [
    { key: 'proposed', kind: 'long-text', group: 'form', max: 600 },
    { key: 'removed', kind: 'long-text', group: 'form', max: 600 },
    { key: 'reason', kind: 'long-text', group: 'form' },
    { key: 'submitter', kind: 'text', group: 'form' },
    { key: 'ageDate', kind: 'partial-date', group: 'form', help: true },
    { key: 'filledOn', kind: 'partial-date', group: 'form' },
    { key: 'filledBy', kind: 'text', group: 'form' },
  ],
  exchange: { tags: formTags, read: readForm },
}
