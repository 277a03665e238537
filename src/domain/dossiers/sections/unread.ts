import type { Section } from '#domain/dossiers/section.ts'

/** 未识别内容: tags that no section answers for, word for word. Nobody knows what they say, so few may read them. */
export const unread: Section = {
  key: 'unread',
  quiet: true,
  single: false,
  headline: ['tag', 'text'],
  fields: [
    { key: 'tag', kind: 'text', group: 'discipline', required: true },
    { key: 'text', kind: 'long-text', group: 'discipline', max: 200_000 },
  ],
}
