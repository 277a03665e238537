import type { Section } from '#domain/dossiers/section.ts'
import { readPortrait } from '#domain/parsing/portrait.ts'

/** 照片: bare-headed, from the front, 4:5. */
export const photo: Section = {
  key: 'photo',
  single: true,
  headline: ['taken'],
  fields: [
    { key: 'image', kind: 'image', group: 'photo' },
    { key: 'taken', kind: 'partial-date', group: 'photo' },
  ],
  expects: [{ is: 'record' }],
  exchange: {
    tags: ['ZhaoPian'],
    read: (file) => {
      const read = readPortrait(file.text('ZhaoPian'))
      return typeof read === 'string' ? [{ raw: '', fields: {}, doubts: [{ code: read, field: 'image' }] }] : []
    },
  },
}
