import { factsOf } from '#domain/checks/facts.ts'
import type { Rule } from '#domain/checks/rule.ts'
import { contractEnd } from '#domain/checks/rules/contract-end.ts'
import { probationOutside } from '#domain/checks/rules/probation-outside.ts'
import { probationTooLong } from '#domain/checks/rules/probation-too-long.ts'
import { secondProbation } from '#domain/checks/rules/second-probation.ts'
import { runRules } from '#domain/checks/running.ts'
import { codeIn, textOf } from '#domain/checks/values.ts'
import { contractEndings } from '#domain/codes/contract-ending.ts'
import { contractStates } from '#domain/codes/contract-state.ts'
import { inForce, isEmploying } from '#domain/dossiers/contract-terms.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Contents, DossierRecord, Field, Fields, Section } from '#domain/dossiers/section.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { RecordId } from '#domain/ids.ts'
import { type Day, type PartialDate, partialDateOf } from '#domain/time.ts'
import { dayAfter } from '#domain/typed-date.ts'
import type { Filling } from './appointing.ts'
import type { ProposedRecord } from './proposal.ts'

/** 签订、续订、变更、终止或解除: each asks for its own fields of the one form. */
export const contractWays = ['sign', 'renew', 'change', 'end'] as const
export type ContractWay = (typeof contractWays)[number]

const of = (key: string): Field => {
  const found = contracts.fields.find((field) => field.key === key)
  if (!found) throw new Error(`A contract has no ${key}.`)
  const { required: _, ...field } = found
  return field
}

const which: Field = { key: 'which', kind: 'text', group: 'contract', max: 60, help: true }
const since: Field = { key: 'since', kind: 'partial-date', group: 'contract', required: true }
const ended: Field = { key: 'ended', kind: 'partial-date', group: 'contract', required: true }
const how: Field = {
  key: 'how',
  kind: 'code',
  group: 'contract',
  codes: contractEndings,
  open: false,
  required: true,
}
const basis: Field = { key: 'basis', kind: 'text', group: 'contract', max: 200, required: true, help: true }

/** What the contract is about, beside its term. */
const terms = ['post', 'place', 'pay', 'nonCompeteMonths', 'nonCompetePay', 'serviceUntil'] as const

/**
 * 合同 as legal draws it (docs/decisions/0038). It has the shape of a section, so that it is typed, checked and shown as one;
 * what it says becomes records of the register, and of pay where pay changes with it.
 */
export const contracting: Section = {
  key: 'contracting',
  single: true,
  headline: ['kind', 'number'],
  fields: [
    which,
    { ...of('kind'), required: true },
    of('number'),
    { ...of('employer'), help: true },
    { ...of('from'), required: true },
    of('to'),
    of('probationEnd'),
    since,
    ...terms.map(of),
    how,
    ended,
    { key: 'grade', kind: 'text', group: 'pay', max: 60, help: true },
    { key: 'postPay', kind: 'money', group: 'pay', with: 'grade' },
    basis,
  ],
}

const paid = ['grade', 'postPay'] as const

/** Probation is agreed once with one employer, so that a renewal has none (劳动合同法 Art. 19). */
export const contractingFields: Readonly<Record<ContractWay, readonly string[]>> = {
  sign: ['kind', 'number', 'employer', 'from', 'to', 'probationEnd', ...terms, ...paid, 'basis'],
  renew: ['which', 'kind', 'number', 'from', 'to', ...terms, ...paid, 'basis'],
  change: ['which', 'to', 'since', ...terms, ...paid, 'basis'],
  end: ['which', 'how', 'ended', 'basis'],
}

/** The contract that is meant: the one with this number, else the one in force. */
export function contractMeant(contents: Contents, number: string): DossierRecord | undefined {
  const all = contents['contracts'] ?? []
  return number === '' ? inForce(all) : all.findLast(({ fields }) => textOf(fields['number']) === number)
}

/** What the form begins with: of a renewal the terms as they are, from the day after the old ones end. */
export function beginContract(contents: Contents, way: string): Fields {
  if (way === 'sign') return {}
  const now = inForce(contents['contracts'])?.fields ?? {}
  const known = { which: now['number'], ...picked(now, terms) }
  if (way === 'end') return { which: now['number'] }
  if (way === 'change') return { ...known, to: now['to'] }
  const to = textOf(now['to']) as PartialDate
  return { ...known, kind: now['kind'], ...(to.length === 8 && { from: partialDateOf(dayAfter(dayIn(to))) }) }
}

const dayIn = (date: PartialDate): Day => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` as Day

const inForceState = { code: '1', text: nameOf('1') }

/** The records that such a form would change: contracts, and pay from the day of the contract on. */
export function contractOf(filling: Filling): readonly ProposedRecord[] {
  const { typed, contents, newId, way = 'sign' } = filling
  const told = textOf(typed['basis'])
  const old = contractMeant(contents, textOf(typed['which']))
  const add = (section: string, fields: Fields): ProposedRecord => ({
    section,
    record: newId(),
    kind: 'add',
    base: {},
    fields: filled(fields),
    basis: told,
  })
  const change = (fields: Fields): readonly ProposedRecord[] =>
    old
      ? [
          {
            section: 'contracts',
            record: old.id,
            kind: 'change',
            base: old.fields,
            fields: filled({ ...old.fields, ...fields }),
            basis: told,
          },
        ]
      : []
  const { grade, postPay } = typed
  const from = way === 'change' ? typed['since'] : typed['from']
  const pay = grade || postPay ? [add('pay', { from, grade, postPay })] : []
  if (way === 'end') {
    const code = codeIn(typed['how']) ?? '4'
    return change({ state: { code, text: nameOf(code) }, ended: typed['ended'] })
  }
  if (way === 'change') return [...change(picked(typed, ['to', ...terms])), ...pay]
  const signed = { ...picked(typed, ['kind', 'number', 'employer', 'from', 'to', 'probationEnd', ...terms]) }
  const employer = way === 'renew' ? old?.fields['employer'] : signed['employer']
  return [
    ...(way === 'renew' ? change({ state: { code: '2', text: nameOf('2') } }) : []),
    add('contracts', { ...signed, employer, state: inForceState }),
    ...pay,
  ]
}

/** What is against the law as it was typed, by the field that mends it: nothing is drawn then (docs/law/contracts.md §2). */
export function contractProblems(filling: Filling): Problems {
  const { typed, contents, way = 'sign' } = filling
  const old = contractMeant(contents, textOf(typed['which']))
  if (way !== 'sign' && !old) return { which: 'no-such-contract' }
  if (way === 'end') return {}
  const kind = codeIn(way === 'change' ? old?.fields['kind'] : typed['kind'])
  const to = textOf(typed['to'])
  if (way === 'sign' && isEmploying(typed) && inForce(contents['contracts'])) return { kind: 'contract-in-force' }
  if (kind === '2' && to !== '') return { to: 'no-term' }
  if ((kind === '1' || kind === '5') && to === '') return { to: 'term-needed' }
  return Object.fromEntries(foundBy(filling, stopping).map(({ field, code }) => [onForm(way, field), code]))
}

const onForm = (way: string, field: string | undefined): string => {
  const shown = contractingFields[way as ContractWay] ?? []
  return field && shown.includes(field) ? field : 'to'
}

/** The very rules by which a dossier is checked; whatever is proposed must pass these. */
const stopping: readonly Rule[] = [contractEnd, probationOutside, probationTooLong, secondProbation]

/** What these rules find in what would be changed, as the dossier would then stand. */
export function foundBy(filling: Filling, rules: readonly Rule[]) {
  const fresh = 'new' as RecordId
  const records = contractOf({ ...filling, newId: () => fresh }).filter(({ section }) => section === 'contracts')
  const touched = new Map(records.map(({ record, fields }) => [record, fields]))
  const kept = (filling.contents['contracts'] ?? []).map(({ id, fields }) => ({
    id,
    fields: touched.get(id) ?? fields,
  }))
  const added = touched.get(fresh)
  const all = added ? [...kept, { id: fresh, fields: added }] : kept
  const contents = { ...filling.contents, contracts: all.toSorted((a, b) => compare(a.fields, b.fields)) }
  return runRules(rules, factsOf(contents, filling.today)).filter(
    ({ record }) => record !== undefined && touched.has(record),
  )
}

const compare = (a: Fields, b: Fields): number => contracts.order?.(a, b) ?? 0

/** What 办结 adds: the signed copy, and of a new contract the day of signature. One that was renewed keeps its own. */
export function signedBy(record: ProposedRecord, output: Fields): Fields {
  const { signed, copy } = output
  if (record.section !== 'contracts' || codeIn(record.fields['state']) === '2') return record.fields
  return filled({
    ...record.fields,
    ...(record.kind === 'add' && { signed }),
    ...(copy !== undefined && { paper: copy }),
  })
}

const picked = (fields: Fields, keys: readonly string[]): Fields =>
  Object.fromEntries(keys.map((key) => [key, fields[key]]))

const filled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))

function nameOf(code: string): string {
  return contractStates.codes.find((one) => one.code === code)?.name ?? ''
}
