import type { Section } from '#domain/dossiers/section.ts'

/** 分配工位与设备: what administration takes for somebody who comes to a unit (docs/decisions/0037). */
export const allocating: Section = {
  key: 'allocating',
  single: true,
  headline: ['desk'],
  fields: [
    { key: 'desk', kind: 'text', group: 'who', max: 60, help: true, rule: (_, fields) => oneOf(fields['desk']) },
    { key: 'release', kind: 'flag', group: 'who', help: true },
    { key: 'equipment', kind: 'long-text', group: 'who', max: 400, help: true },
    { key: 'note', kind: 'long-text', group: 'who', max: 200, help: true },
  ],
}

/** A person sits at one seat. */
const oneOf = (seat: unknown): string | undefined =>
  /[\s,，、;；]/u.test(String(seat).trim()) ? 'one-seat' : undefined
