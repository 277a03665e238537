import { titleLevels } from '#domain/codes/title-level.ts'
import { titleSeries } from '#domain/codes/title-series.ts'
import { professionals } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { readTitles } from '#domain/parsing/titles.ts'

/** 专业技术职务: each title with its level; the form prints the highest. */
export const titles: Section = {
  key: 'titles',
  single: false,
  headline: ['title', 'level', 'date'],
  fields: [
    { key: 'title', kind: 'text', group: 'career', required: true },
    { key: 'level', kind: 'code', group: 'career', codes: titleLevels, open: false },
    { key: 'series', kind: 'code', group: 'career', codes: titleSeries, dated: 'date', unasked: true },
    { key: 'date', kind: 'partial-date', group: 'career' },
    { key: 'authority', kind: 'text', group: 'career', unasked: true },
    { key: 'paper', kind: 'file', group: 'career' },
  ],
  expects: [
    { is: 'answer', of: professionals },
    { is: 'field', field: 'level' },
    { is: 'field', field: 'date' },
  ],
  exchange: { tags: ['ZhuanYeJiShuZhiWu'], read: (file) => readTitles(file.text('ZhuanYeJiShuZhiWu')) },
  order: byDate('date'),
}
