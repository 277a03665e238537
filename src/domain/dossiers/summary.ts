import { groups } from '#domain/access/groups.ts'
import { inForceState, notSigned } from '#domain/codes/contract-state.ts'
import { yuan } from '#domain/codes/currency.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Money } from '#domain/money.ts'
import type { PartialDate } from '#domain/time.ts'
import { type AnnualLeave, annualLeaveIn } from './annual-leave.ts'
import { completenessOf } from './completeness.ts'
import { fixedTerm, inForce, isEmploying } from './contract-terms.ts'
import { type CountedFacts, countedIn } from './counted.ts'
import type { DatedFacts } from './dated.ts'
import { underContract } from './expecting.ts'
import { retirementIn } from './retiring.ts'
import type { Contents, Fields, Value } from './section.ts'
import { asSummarised } from './summarised.ts'

/** The shape of sealed summaries; an older one is rebuilt from revisions at unseal (docs/decisions/0054). */
export const summarySchema = 11

/** 合同要点 of whoever is one of the staff. */
export type ContractTerm = {
  readonly kind?: string
  readonly number?: string
  readonly from?: PartialDate
  readonly to?: PartialDate
  /** Until the person is confirmed in it. */
  readonly probationEnd?: PartialDate
  /** Which fixed term with this employer it is, where it is one: of the second end an open-ended one is due (docs/law/contracts.md §2). */
  readonly terms?: string
  /** 履行中, how the last one ended, or that there is none yet. */
  readonly state?: string
}

/** Kinship as an explicit edge: this relative *is* that person (docs/decisions/0005). */
export type KinEdge = { readonly person: PersonId; readonly relation: string }

/** 摘要: what lists, search and statistics need of a dossier. */
export type Summary = {
  readonly who: {
    readonly name: string
    readonly number?: string
    readonly staffNumber?: string
    readonly unit: UnitId
    readonly post?: string
    readonly rank?: string
    /** Since when here: what a contract in writing is due from. */
    readonly entered?: PartialDate
  }
  readonly identity: {
    readonly sex?: string
    readonly birth?: PartialDate
    readonly nation?: string
    readonly nativePlace?: string
    readonly politics?: string
    readonly partyDate?: string
    readonly workStart?: PartialDate
    /** 到龄时间: as typed, else as the law gives it. */
    readonly retires?: PartialDate
  }
  readonly career: {
    readonly kind?: string
    readonly education?: string
    readonly degree?: string
    readonly title?: string
    readonly rankSince?: PartialDate
    /** Of the last education: not shown in a list, but suggested to whoever may list it. */
    readonly school?: string
    /** 任职试用期 of the post that is held, until it is confirmed. */
    readonly trialUntil?: PartialDate
  }
  /** The contract in force: the one place from which its term is read (docs/decisions/0054). */
  readonly contract: ContractTerm
  /** The last six characters of the resident ID number: enough to search by its tail, never the number itself. */
  readonly 'id-numbers': { readonly tail?: string }
  /** How complete the whole dossier is, in percent (`completenessOf`), as three digits: 087. */
  readonly whole: { readonly complete?: string }
  readonly family: { readonly kin: readonly KinEdge[] }
  readonly dated: DatedFacts
  readonly counted: CountedFacts
  readonly pay: AnnualLeave
  /** 应发工资 of the newest months, in hundredths of a yuan by month: what the page of a month compares. */
  readonly paid: { readonly months?: Paid }
}

export type Paid = Readonly<Record<string, number>>

/**
 * The envelopes of a summary: what lists show is one, since each of 100,000 is opened when the house is unsealed, and its
 * relatives are another (docs/decisions/0106). The dated facts are a third, opened when a list is asked for a past day
 * (docs/decisions/0232) and for figures (docs/decisions/0280), and what was paid a fourth, opened for the pages of monthly pay.
 */
export const summaryParts = {
  listed: ['who', 'identity', 'career', 'contract', 'id-numbers', 'whole', 'pay'],
  family: ['family'],
  dated: ['dated', 'counted'],
  paid: ['paid'],
} as const satisfies Readonly<Record<string, readonly (keyof Summary)[]>>

export type SummaryPart = keyof typeof summaryParts

/** What the roster holds, opened when the house is unsealed. */
export const rosterParts = ['listed', 'family'] as const satisfies readonly SummaryPart[]

export const summarisedGroups = rosterParts.flatMap((part): readonly (keyof Summary)[] => summaryParts[part])

/** The words of a value as a list shows them. */
const words = (value: Value | undefined): string | undefined => {
  if (value === undefined || value === '') return undefined
  if (typeof value === 'object' && 'text' in value) return value.text
  return typeof value === 'string' ? value : undefined
}

const last = (contents: Contents, section: string): Fields | undefined => contents[section]?.at(-1)?.fields

/** Drops the keys without a value, so that absent stays absent under exactOptionalPropertyTypes. */
const given = <T extends object>(values: { readonly [Key in keyof T]: T[Key] | undefined }): T => {
  const kept: Partial<T> = {}
  for (const key of Object.keys(values) as (keyof T)[]) if (values[key] !== undefined) kept[key] = values[key]
  return kept as T
}

/** What lists, search and statistics need of a dossier; it reads what `asSummarised` shows it. */
export const summarise = (contents: Contents, nothing: ReadonlySet<string> = new Set()): Summary =>
  summaryOf(asSummarised(contents), nothing)

/**
 * The same of all that the dossier says: for nobody but a test. The highest education: in-service records come after full-time
 * ones, so the last one of the list counts.
 */
export function summaryOf(contents: Contents, nothing: ReadonlySet<string>): Summary {
  const { share } = completenessOf({ contents, nothing, groups: new Set(groups) })
  const basic = contents['basic']?.[0]?.fields ?? {}
  const entry = contents['entry']?.[0]?.fields ?? {}
  const education = last(contents, 'education')
  const number = words(contents['id-numbers']?.[0]?.fields['number'])
  const birth = words(basic['birth']) as PartialDate | undefined
  const workStart = words(basic['workStart']) as PartialDate | undefined
  return {
    who: given<Summary['who']>({
      name: words(basic['name']) ?? '',
      number: words(basic['number']),
      staffNumber: words(entry['staffNumber']),
      unit: basic['unit'] as UnitId,
      post: words(basic['post']),
      rank: words(basic['rank']) ?? words(last(contents, 'ranks')?.['rank']),
      entered: words(entry['entered']) as PartialDate | undefined,
    }),
    identity: given<Summary['identity']>({
      sex: words(basic['sex']),
      birth,
      nation: words(basic['nation']),
      nativePlace: words(basic['nativePlace']),
      politics: words(basic['politics']),
      partyDate: words(basic['partyDate']),
      workStart,
      retires: retirementIn(basic),
    }),
    career: given<Summary['career']>({
      kind: words(entry['kind']),
      education: words(education?.['level']),
      degree: words(education?.['degree']),
      title: words(last(contents, 'titles')?.['title']),
      rankSince: words(last(contents, 'ranks')?.['from']) as PartialDate | undefined,
      school: words(education?.['school']),
      trialUntil: trialIn(contents),
    }),
    contract: contractIn(contents),
    'id-numbers': given<Summary['id-numbers']>({ tail: number?.slice(-6) }),
    whole: share === undefined ? {} : { complete: String(share).padStart(3, '0') },
    family: {
      kin: (contents['family'] ?? []).flatMap(({ fields }) =>
        fields['person'] ? [{ person: fields['person'] as PersonId, relation: words(fields['relation']) ?? '' }] : [],
      ),
    },
    dated: datedIn(contents),
    counted: countedIn(contents),
    pay: annualLeaveIn(contents),
    paid: given<Summary['paid']>({ months: paidIn(contents) }),
  }
}

/** What the register says of the contract in force; of whoever should have one and has none, that there is none. */
function contractIn(contents: Contents): ContractTerm {
  const all = (contents['contracts'] ?? []).filter(({ fields }) => isEmploying(fields))
  const held = inForce(all)?.fields
  const ended = words(all.at(-1)?.fields['state'])
  const date = (value: Value | undefined) => words(value) as PartialDate | undefined
  return given<ContractTerm>({
    kind: words(held?.['kind']),
    number: words(held?.['number']),
    from: date(held?.['from']),
    to: date(held?.['to']),
    terms: fixedTerm(contents['contracts'] ?? []),
    probationEnd: held?.['confirmed'] ? undefined : date(held?.['probationEnd']),
    state: held ? inForceState : (ended ?? (underContract(contents) ? notSigned : undefined)),
  })
}

const trialIn = (contents: Contents): PartialDate | undefined => {
  const held = (contents['appointments'] ?? []).findLast(({ fields }) => fields['trialUntil'] && !fields['to'])?.fields
  return held?.['confirmed'] ? undefined : (words(held?.['trialUntil']) as PartialDate | undefined)
}

/** So many months: a year, and the one before to compare with. */
const monthsPaid = 13

function paidIn(contents: Contents): Paid | undefined {
  const paid = (contents['payslips'] ?? []).flatMap(({ fields: { month, gross } }): [string, number][] => {
    const amount = gross as Money | undefined
    return amount?.currency === yuan && words(month)?.length === 6 ? [[String(month), amount.cents]] : []
  })
  const newest = paid.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(-monthsPaid)
  return newest.length === 0 ? undefined : Object.fromEntries(newest)
}

function datedIn(contents: Contents): DatedFacts {
  const isOfBasic = words(contents['basic']?.[0]?.fields['rank']) !== undefined
  return given<DatedFacts>({
    ranks: dated(contents['ranks'], 'from', ({ rank }) => given({ rank: isOfBasic ? undefined : words(rank) })),
    titles: dated(contents['titles'], 'date', ({ title }) => given({ title: words(title) })),
    education: dated(contents['education'], 'graduated', ({ level, degree }) =>
      given({ education: words(level), degree: words(degree) }),
    ),
  })
}

function dated<Said extends object>(
  records: Contents[string] | undefined,
  from: string,
  said: (fields: Fields) => Said,
): readonly (Said & { readonly from: PartialDate })[] | undefined {
  const facts = (records ?? []).flatMap(({ fields }) => {
    const date = words(fields[from]) as PartialDate | undefined
    return date ? [{ from: date, ...said(fields) }] : []
  })
  return facts.length === (records ?? []).length ? facts : undefined
}
