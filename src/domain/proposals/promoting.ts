import { effectsOf } from '#domain/checks/punished.ts'
import { ranks as ladders } from '#domain/codes/rank.ts'
import { sameValue } from '#domain/dossiers/diff.ts'
import type { Contents, Fields, Section } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import type { Day } from '#domain/time.ts'
import type { ProposedRecord } from './proposal.ts'

/**
 * 晋升任职: what HR fills in, as one form. It has the shape of a section, so that it is typed, checked and shown as one; what it
 * says becomes records of the dossier (docs/decisions/0035).
 */
export const promoting: Section = {
  key: 'promoting',
  single: true,
  headline: ['post'],
  fields: [
    { key: 'post', kind: 'post', group: 'career', required: true, help: true },
    { key: 'full', kind: 'long-text', group: 'who', max: 600, help: true },
    { key: 'rank', kind: 'code', group: 'career', codes: ladders, help: true },
    { key: 'from', kind: 'partial-date', group: 'career', required: true },
    { key: 'ends', kind: 'flag', group: 'career', help: true },
    { key: 'grade', kind: 'text', group: 'pay', max: 60, help: true },
    { key: 'postPay', kind: 'money', group: 'pay', with: 'grade' },
    { key: 'basis', kind: 'text', group: 'career', max: 200, required: true, help: true },
  ],
}

/** Why somebody is not proposed for a post at all, for whom the house is bound by it. */
export type Ineligible = 'promotion.punished' | 'promotion.same'

/** Whether the effect of a punishment runs on this day, and until when. */
export function punishedUntil(contents: Contents, today: Day): string | undefined {
  const month = today.slice(0, 7).replace('-', '')
  return effectsOf(contents['punishments'] ?? []).find(({ from, until }) => from <= month && month <= until)?.until
}

export type Promoting = { readonly typed: Fields; readonly contents: Contents; readonly newId: () => RecordId }

/** The records that the form would change: the appointment, what the dossier says of post and rank, the pay. */
export function promotionOf({ typed, contents, newId }: Promoting): readonly ProposedRecord[] {
  const { post, full, rank, from, ends, grade, postPay, basis } = typed
  const basic = contents['basic']?.[0]
  const told = text(basis)
  const appointment = add('appointments', newId(), { text: text(full) || text(post), post, from }, told)
  const held = ends ? (contents['appointments'] ?? []).filter(({ fields }) => !fields['to']) : []
  const ended = held.map(({ id, fields }) => change('appointments', id, fields, { ...fields, to: from }, told))
  const now = basic && { ...basic.fields, post: text(full) || text(post), ...(rank !== undefined && { rank }) }
  const rises = rank !== undefined && !sameValue(rank, basic?.fields['rank'])
  return [
    appointment,
    ...ended,
    ...(basic && now ? [change('basic', basic.id, basic.fields, now, told)] : []),
    ...(rises ? [add('ranks', newId(), { rank, from }, told)] : []),
    ...(grade || postPay ? [add('pay', newId(), { from, grade, postPay }, told)] : []),
  ]
}

const add = (section: string, record: RecordId, fields: Fields, basis: string): ProposedRecord => ({
  section,
  record,
  kind: 'add',
  base: {},
  fields: without(fields),
  basis,
})

const change = (section: string, record: RecordId, base: Fields, fields: Fields, basis: string): ProposedRecord => ({
  section,
  record,
  kind: 'change',
  base,
  fields: without(fields),
  basis,
})

const without = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))

const text = (value: Fields[string]): string =>
  typeof value === 'object' && 'text' in value ? value.text : String(value ?? '')

/**
 * What 办结 adds to the records when they are applied: the number of the document, and the day from which it holds where the
 * proposal left it open.
 */
export function closedBy(record: ProposedRecord, output: Fields): Fields {
  const { document, effective } = output
  if (record.kind !== 'add') return record.fields
  if (record.section === 'appointments' || record.section === 'ranks')
    return without({ ...record.fields, document, from: effective ?? record.fields['from'] })
  return record.section === 'pay' ? without({ ...record.fields, document }) : record.fields
}

/** Only a state house is bound to refuse; elsewhere the grounds say it (docs/decisions/0035). */
export const isBound = (profile: Profile): boolean => profile === 'state'
