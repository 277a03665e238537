import { departureKinds } from '#domain/codes/departure-kind.ts'
import { isWholeDay } from '#domain/days.ts'
import type { Section } from '#domain/dossiers/section.ts'

/**
 * 离职: how somebody left, as it was decided. It is written by its own kind of case alone. The last day is all that
 * administration meets, finance meets the kind beside it, and the reason, the notice and what was agreed are of the
 * contract.
 */
export const departure: Section = {
  key: 'departure',
  single: true,
  quiet: true,
  headline: ['kind', 'lastDay'],
  fields: [
    { key: 'kind', kind: 'code', group: 'career', codes: departureKinds, open: false, required: true },
    { key: 'noticed', kind: 'partial-date', group: 'contract', help: true, rule: wholeDay },
    { key: 'lastDay', kind: 'partial-date', group: 'who', required: true, help: true, rule: lastDay },
    { key: 'shorter', kind: 'flag', group: 'contract', help: true },
    { key: 'binding', kind: 'text', group: 'contract', max: 200, help: true },
    { key: 'reason', kind: 'long-text', group: 'contract', max: 1000, required: true },
    { key: 'terms', kind: 'long-text', group: 'contract', max: 2000, help: true },
    { key: 'agreement', kind: 'file', group: 'contract', help: true },
    { key: 'plan', kind: 'long-text', group: 'contract', max: 2000, required: true, help: true },
    { key: 'document', kind: 'text', group: 'contract', max: 60 },
    { key: 'documentDate', kind: 'partial-date', group: 'contract', past: true, with: 'document' },
    { key: 'signed', kind: 'partial-date', group: 'contract', past: true },
  ],
}

function wholeDay(value: unknown): string | undefined {
  return isWholeDay(value) ? undefined : 'day-needed'
}

function lastDay(value: unknown, { noticed }: { readonly noticed?: unknown }): string | undefined {
  if (!isWholeDay(value)) return 'day-needed'
  return isWholeDay(noticed) && value < noticed ? 'before-notice' : undefined
}
