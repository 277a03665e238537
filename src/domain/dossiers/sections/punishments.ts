import { effectMonths, punishments as kinds } from '#domain/codes/punishment.ts'
import { cadres } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Coded, Section } from '#domain/dossiers/section.ts'
import { monthsLater, type PartialDate } from '#domain/time.ts'

/**
 * 处分处理: class eight. While its effect lasts nobody is promoted (docs/law/codes.md §5); until when follows from the kind,
 * unless the decision says otherwise.
 */
export const punishments: Section = {
  key: 'punishments',
  single: false,
  headline: ['kind', 'from', 'until'],
  fields: [
    { key: 'kind', kind: 'code', group: 'discipline', codes: kinds, required: true, dated: 'decided' },
    { key: 'decided', kind: 'partial-date', group: 'discipline', past: true },
    { key: 'authority', kind: 'text', group: 'discipline' },
    { key: 'document', kind: 'text', group: 'discipline', max: 100 },
    { key: 'text', kind: 'long-text', group: 'discipline' },
    {
      key: 'from',
      kind: 'partial-date',
      group: 'discipline',
      help: true,
      derive: ({ decided }) => decided,
    },
    {
      key: 'until',
      kind: 'partial-date',
      group: 'discipline',
      with: 'from',
      derive: ({ kind, from, decided }) => {
        const [months, begun] = [effectMonths((kind as Coded | undefined)?.code), from ?? decided]
        return months === undefined || typeof begun !== 'string' ? undefined : monthsLater(begun as PartialDate, months)
      },
    },
    { key: 'lifted', kind: 'partial-date', group: 'discipline', help: true },
    { key: 'paper', kind: 'file', group: 'discipline' },
  ],
  expects: [{ is: 'answer', of: cadres }],
  order: byDate('decided'),
}
