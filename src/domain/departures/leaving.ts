import { codeOf } from '#domain/codes/code.ts'
import { contractStates } from '#domain/codes/contract-state.ts'
import { dayFrom, daysBetween, isWholeDay } from '#domain/days.ts'
import { civilServants } from '#domain/dossiers/expecting.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import type { Coded, Contents, Fields, Section, Value } from '#domain/dossiers/section.ts'
import { departure } from '#domain/dossiers/sections/departure.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Filling } from '#domain/proposals/appointing.ts'
import type { DrawnLine } from '#domain/proposals/drawn-line.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { leavingBy } from './kind.ts'

/** 离职 as HR fills it in: the section without what 办结 adds. */
export const leavingForm: Section = { ...departure, fields: departure.fields.filter(({ key }) => key !== 'document') }

/** The code of 离职类型 in a record. */
export const kindIn = (fields: Fields): string | undefined => (fields['kind'] as Coded | undefined)?.code

/** The days of notice that the law asks of whoever resigns: three in probation, else thirty (劳动合同法 Art. 37). */
export function noticeOf({ contracts = [] }: Contents, noticed: PartialDate): 3 | 30 {
  const until = contracts.at(-1)?.fields['probationEnd']
  return isWholeDay(until) && noticed <= until ? 3 : 30
}

/**
 * What the form says against the kind of person or the notice period; what both sides agreed is attached, since legal
 * looks at it (docs/law/departure.md §3).
 */
export function problemsOf({ typed, contents }: Pick<Filling, 'typed' | 'contents'>): Problems {
  const leaving = leavingBy(kindIn(typed))
  const { noticed, lastDay, shorter } = typed
  const problems: Record<string, string> = {}
  if (leaving?.of === 'contract' && civilServants(contents)) problems['kind'] = 'departure-of-contract'
  if (leaving?.of === 'civil' && !civilServants(contents)) problems['kind'] = 'departure-of-civil'
  if (leaving?.review === 'agreement' && !typed['agreement']) problems['agreement'] = 'agreement-missing'
  if (!leaving?.notice) return problems
  if (!isWholeDay(noticed)) return { ...problems, noticed: 'required' }
  if (!isWholeDay(lastDay) || shorter) return problems
  const given = daysBetween(dayFrom(noticed), dayFrom(lastDay))
  const owed = noticeOf(contents, noticed)
  return given < owed ? { ...problems, shorter: owed === 3 ? 'notice-of-three' : 'notice-of-thirty' } : problems
}

/** The records that a departure would change: how somebody leaves, every post held until now, and the contract. */
export function departureOf({ typed, contents, newId, drawn = [] }: Filling): readonly ProposedRecord[] {
  const { lastDay } = typed
  const basis = ''
  const change = (section: string, record: RecordId, base: Fields, fields: Fields): ProposedRecord => ({
    section,
    record,
    kind: 'change',
    base,
    fields,
    basis,
  })
  const state = codeOf(contractStates, leavingBy(kindIn(typed))?.review === 'expiry' ? '4' : '5')
  const held = (contents['appointments'] ?? []).filter(({ fields }) => !fields['to'])
  const contract = (contents['contracts'] ?? []).findLast(({ fields }) => !fields['ended'])
  return [
    { section: 'departure', record: typedIn(drawn)?.record ?? newId(), kind: 'add', base: {}, fields: typed, basis },
    ...held.map(({ id, fields }) => change('appointments', id, fields, { ...fields, to: lastDay })),
    ...(contract && state
      ? [
          change('contracts', contract.id, contract.fields, {
            ...contract.fields,
            state: { code: state.code, text: state.name },
            ended: lastDay,
          }),
        ]
      : []),
  ]
}

const typedIn = (records: readonly ProposedRecord[]) => records.find(({ section }) => section === departure.key)

/** What was typed, read back from what was drawn. */
export const leavingTyped = (records: readonly ProposedRecord[]): Fields => typedIn(records)?.fields ?? {}

/**
 * What of the dossier whoever fills in the form wants to see: kind of person, service here, and what the contract binds
 * to.
 */
export function linesOf({ contents: { entry = [], contracts = [] } }: Filling): readonly DrawnLine[] {
  const [person, contract] = [entry.at(-1)?.fields ?? {}, contracts.at(-1)?.fields ?? {}]
  const line = (key: string, source: string, value: Value | undefined): DrawnLine => ({
    key,
    says: value === undefined ? { code: 'unknown' } : { code: 'value', params: { value: said(value) } },
    stops: false,
    source,
  })
  return [
    line('person-kind', 'entry', person['kind']),
    line('entered', 'entry', person['entered']),
    line('contract-to', 'register', contract['to']),
    line('probation-end', 'register', contract['probationEnd']),
    line('service-until', 'register', contract['serviceUntil']),
    line('non-compete-months', 'register', contract['nonCompeteMonths']),
  ]
}

const said = (value: Value): string =>
  typeof value === 'string' ? formatPartialDate(value as PartialDate) : typedValue(value)
