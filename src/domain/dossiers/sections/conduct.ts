import type { Section } from '#domain/dossiers/section.ts'
import { readConduct } from '#domain/parsing/rewards.ts'

/** 奖惩情况, the rest: whatever in it is not certainly a reward, word for word (docs/decisions/0070). */
export const conduct: Section = {
  key: 'conduct',
  quiet: true,
  single: true,
  headline: ['text'],
  fields: [{ key: 'text', kind: 'long-text', group: 'discipline', help: true }],
  exchange: {
    tags: ['JiangChengQingKuang'],
    read: (file) => {
      const { rest } = readConduct(file.text('JiangChengQingKuang'))
      return rest === ''
        ? []
        : [{ raw: rest, fields: { text: rest }, doubts: [{ code: 'conduct-kept', field: 'text' }] }]
    },
  },
}
