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
import type { Rules } from '#domain/settlement/rules.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { leavingBy } from './kind.ts'
import { isLeavingPaper } from './leaving-papers.ts'

/** 离职 as HR fills it in: the section without what 办结 adds. */
export const leavingForm: Section = {
  ...departure,
  fields: departure.fields.filter(({ key }) => !isLeavingPaper(key)),
}

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
export function problemsOf({ typed, contents, house }: Pick<Filling, 'typed' | 'contents' | 'house'>): Problems {
  const leaving = leavingBy(kindIn(typed))
  const problems: Record<string, string> = {}
  if (leaving?.of === 'contract' && civilServants(contents)) problems['kind'] = 'departure-of-contract'
  if (leaving?.of === 'civil' && !civilServants(contents)) problems['kind'] = 'departure-of-civil'
  if (leaving?.review === 'agreement' && !typed['agreement']) problems['agreement'] = 'agreement-missing'
  const unbound = typed['binding'] === undefined ? undefined : whyUnbound(leaving?.notice === true, house?.rules)
  if (unbound) problems['binding'] = unbound
  return leaving?.notice ? { ...problems, ...noticeProblems(typed, contents) } : problems
}

/** What was agreed on resigning stands in the place of the notice that the law asks for. */
function noticeProblems({ noticed, lastDay, shorter, binding }: Fields, contents: Contents): Problems {
  if (!isWholeDay(noticed)) return { noticed: 'required' }
  if (!isWholeDay(lastDay) || shorter || binding !== undefined) return {}
  const given = daysBetween(dayFrom(noticed), dayFrom(lastDay))
  const owed = noticeOf(contents, noticed)
  return given < owed ? { shorter: owed === 3 ? 'notice-of-three' : 'notice-of-thirty' } : {}
}

/**
 * Why a resignation cannot be bound by what was agreed: only of those whom the house says it may be of, as the law does of
 * 事业单位 (docs/law/departure.md §1, docs/decisions/0100).
 */
function whyUnbound(isResignation: boolean, { bindingResignation }: Rules = {}): string | undefined {
  if (!isResignation) return 'binding-of-resignation'
  if (!bindingResignation) return 'binding-unset'
  return bindingResignation.value === 'allowed' ? undefined : 'binding-not-allowed'
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
export function linesOf({ contents: { entry = [], contracts = [] }, house }: Filling): readonly DrawnLine[] {
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
    bindingLine(house?.rules),
    line('contract-to', 'register', contract['to']),
    line('probation-end', 'register', contract['probationEnd']),
    line('service-until', 'register', contract['serviceUntil']),
    line('non-compete-months', 'register', contract['nonCompeteMonths']),
  ]
}

/** Whether a resignation of this kind of person may be bound by agreement, by whose rule. */
function bindingLine({ bindingResignation: rule }: Rules = {}): DrawnLine {
  const says = rule ? { code: `binding-${rule.value}`, params: { source: rule.source } } : { code: 'binding-unset' }
  return { key: 'binding-resignation', says, stops: false, source: 'rules' }
}

const said = (value: Value): string =>
  typeof value === 'string' ? formatPartialDate(value as PartialDate) : typedValue(value)
