import { effectsOf } from '#domain/checks/punished.ts'
import { ranks as ladders } from '#domain/codes/rank.ts'
import { sameValue } from '#domain/dossiers/diff.ts'
import type { Contents, Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Day, PartialDate } from '#domain/time.ts'
import type { ProposedRecord } from './proposal.ts'

/** What a form says, and which of its ways; what the dossier holds, the day it is, and ids for what is new. */
export type Filling = {
  readonly typed: Fields
  readonly way?: string | undefined
  readonly contents: Contents
  readonly today: PartialDate
  readonly newId: () => RecordId
  /** What was drawn before, where the form is filled in again. */
  readonly drawn?: readonly ProposedRecord[]
}

/** The fields that every appointment is proposed with: the post, the day, the evidence, and the pay where it changes. */
const post: Field = { key: 'post', kind: 'post', group: 'career', required: true, help: true }
const full: Field = { key: 'full', kind: 'long-text', group: 'who', max: 600, help: true }
const rank: Field = { key: 'rank', kind: 'code', group: 'career', codes: ladders, help: true }
const from: Field = { key: 'from', kind: 'partial-date', group: 'career', required: true }
const ends: Field = { key: 'ends', kind: 'flag', group: 'career', help: true }
const pay: readonly Field[] = [
  { key: 'grade', kind: 'text', group: 'pay', max: 60, help: true },
  { key: 'postPay', kind: 'money', group: 'pay', with: 'grade' },
]
const basis: Field = { key: 'basis', kind: 'text', group: 'career', max: 200, required: true, help: true }

const formOf = (key: string, fields: readonly Field[]): Section => ({ key, single: true, headline: ['post'], fields })

/**
 * 晋升任职 as HR fills it in. It has the shape of a section, so that it is typed, checked and shown as one; what it says
 * becomes records of the dossier (docs/decisions/0035).
 */
export const promoting = formOf('promoting', [post, full, rank, from, ends, ...pay, basis])

/** 调动: the same, with the unit that somebody goes to (docs/decisions/0037). */
export const transferring = formOf('transferring', [
  { key: 'unit', kind: 'unit', group: 'who', required: true },
  post,
  full,
  from,
  ends,
  ...pay,
  basis,
])

/** Until when the effect of a punishment runs, if it does on this day. */
export function punishedUntil(contents: Contents, today: Day): string | undefined {
  const month = today.slice(0, 7).replace('-', '')
  return effectsOf(contents['punishments'] ?? []).find(({ from, until }) => from <= month && month <= until)?.until
}

/** The records that such a form would change: the appointment, unit, post and rank as the dossier says them, the pay. */
export function appointmentOf({ typed, contents, newId }: Filling): readonly ProposedRecord[] {
  const { post, full, rank, unit, from, ends, grade, postPay, basis } = typed
  const told = text(basis)
  const named = text(full) || text(post)
  const basic = contents['basic']?.[0]
  const now = basic && { ...basic.fields, post: named, ...(rank !== undefined && { rank }), ...(unit && { unit }) }
  const held = ends ? (contents['appointments'] ?? []).filter(({ fields }) => !fields['to']) : []
  const rises = rank !== undefined && !sameValue(rank, basic?.fields['rank'])
  const add = (section: string, fields: Fields): ProposedRecord => ({
    section,
    record: newId(),
    kind: 'add',
    base: {},
    fields: filled(fields),
    basis: told,
  })
  const change = (section: string, record: RecordId, base: Fields, fields: Fields): ProposedRecord => ({
    section,
    record,
    kind: 'change',
    base,
    fields: filled(fields),
    basis: told,
  })
  return [
    add('appointments', { text: named, post, from }),
    ...held.map(({ id, fields }) => change('appointments', id, fields, { ...fields, to: from })),
    ...(basic && now ? [change('basic', basic.id, basic.fields, now)] : []),
    ...(rises ? [add('ranks', { rank, from })] : []),
    ...(grade || postPay ? [add('pay', { from, grade, postPay })] : []),
  ]
}

const filled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))

const text = (value: Fields[string]): string =>
  typeof value === 'object' && 'text' in value ? value.text : String(value ?? '')

/**
 * What 办结 adds to the records when they are applied: the number of the document, and the day from which it holds.
 */
export function closedBy(record: ProposedRecord, output: Fields): Fields {
  const { document, effective } = output
  if (record.kind !== 'add') return record.fields
  if (record.section === 'appointments' || record.section === 'ranks')
    return filled({ ...record.fields, document, from: effective ?? record.fields['from'] })
  return record.section === 'pay' ? filled({ ...record.fields, document }) : record.fields
}
