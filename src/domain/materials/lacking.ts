import type { Group } from '#domain/access/groups.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import type { ClassKey } from './classes.ts'
import { type Entry, groupOf } from './material.ts'

/** 人员类别: what a dossier is expected to hold depends on it. Whoever has none stated is taken for staff of an enterprise. */
export const personKinds = ['civil-servant', 'institution', 'enterprise', 'worker'] as const
export type PersonKind = (typeof personKinds)[number]
const usualKind: PersonKind = 'enterprise'

/** By the code of 人员类别 in the section on entry (codes/person-kind.ts). */
const kindOfCode: Readonly<Record<string, PersonKind>> = {
  10: 'civil-servant',
  11: 'civil-servant',
  20: 'institution',
  21: 'institution',
  22: 'worker',
  32: 'worker',
  40: 'worker',
}

const kindIn = (known: Known): PersonKind =>
  kindOfCode[codeIn(recordsOf(known, 'entry', 'career')?.[0]?.['kind'])] ?? usualKind

/** What the dossier itself says, as far as the viewer may see it. */
export type Known = { readonly groups: ReadonlySet<Group>; readonly contents: Contents }

/** 欠缺: a paper that should be there. `of` says which one where there may be several: a year. */
export type Lacking = {
  readonly key: ExpectationKey
  readonly class: ClassKey
  readonly of?: string
}

type Expectation = {
  readonly class: ClassKey
  /** Whose dossier needs it; everybody's where it is left out. */
  readonly kinds?: readonly PersonKind[]
  /** Once, or once for each of these; undefined where what decides on it may not be seen. */
  readonly needed: (known: Known) => readonly (string | undefined)[] | undefined
  readonly is: (entry: Entry, of: string | undefined) => boolean
}

const once = [undefined]
const always = () => once
const named = (words: RegExp) => (entry: Entry) => words.test(entry.title)
const any = () => true

/** The records of a section, unless the viewer may not see them. */
const recordsOf = (known: Known, section: string, group: Group): readonly Fields[] | undefined =>
  known.groups.has(group) ? (known.contents[section] ?? []).map(({ fields }) => fields) : undefined

const whereSome =
  (section: string, group: Group, holds: (fields: Fields) => boolean = any) =>
  (known: Known) =>
    recordsOf(known, section, group)?.some(holds) ? once : recordsOf(known, section, group) && []

const yearsOf = (section: string, group: Group, field: string) => (known: Known) =>
  recordsOf(known, section, group) && [
    ...new Set(
      recordsOf(known, section, group)?.flatMap((fields) => String(fields[field] ?? '').slice(0, 4) || []) ?? [],
    ),
  ]

const codeIn = (value: Fields[string] | undefined): string =>
  typeof value === 'object' && value !== null && 'code' in value ? String(value.code) : ''

const member = (known: Known) =>
  whereSome('basic', 'identity', ({ politics }) => ['01', '02'].includes(codeIn(politics)))(known)

/** Of that year by its date or by its title; papers on a year are often signed in the next one. */
const ofYear = ({ date, title }: Entry, year: string | undefined) =>
  year === undefined ||
  title.includes(year) ||
  (date !== undefined && !/\d{4}/.test(title) && [Number(year), Number(year) + 1].includes(Number(date.slice(0, 4))))

const staff = ['civil-servant', 'institution', 'enterprise'] as const

/** The groups of the sections that an expectation may rest on. */
export const expectedBy = [
  'identity',
  'career',
  'appraisal',
  'discipline',
  'political-review',
] as const satisfies readonly Group[]

/** 应有材料: a line an expectation (docs/law/materials.md §7). */
export const expectations = {
  resume: { class: '1', needed: always, is: any },
  autobiography: { class: '2', kinds: ['civil-servant', 'institution'], needed: always, is: any },
  appraisal: {
    class: '3',
    needed: yearsOf('appraisals', 'appraisal', 'year'),
    is: (entry, year) => /考核/.test(entry.title) && ofYear(entry, year),
  },
  schooling: { class: '4-1', needed: always, is: named(/毕业|学籍|学历|成绩|学生登记/) },
  degree: {
    class: '4-1',
    needed: whereSome('education', 'career', ({ degree }) => degree !== undefined),
    is: named(/学位|学士|硕士|博士/),
  },
  title: {
    class: '4-2',
    needed: whereSome('titles', 'career'),
    is: named(/评审|资格|职称|聘|认定/),
  },
  audit: {
    class: '5',
    kinds: staff,
    needed: always,
    is: named(/审核|认定/),
  },
  'party-joining': { class: '6', needed: member, is: named(/入党志愿/) },
  'party-application': { class: '6', needed: member, is: named(/入党申请/) },
  'party-regular': {
    class: '6',
    needed: whereSome('basic', 'identity', ({ politics }) => codeIn(politics) === '01'),
    is: named(/转正/),
  },
  reward: { class: '7', needed: whereSome('rewards', 'appraisal'), is: any },
  punishment: {
    class: '8',
    needed: whereSome('punishments', 'discipline'),
    is: named(/决定|处分|判决|裁定/),
  },
  pay: { class: '9-1', needed: always, is: any },
  employment: {
    class: '9-2',
    needed: always,
    is: named(/录用|聘用|招用|招工|合同|调动|调入|接收|入伍|转业|分配/),
  },
  appointment: {
    class: '9-2',
    kinds: staff,
    needed: yearsOf('appointments', 'career', 'from'),
    is: (entry, year) => /任免|任职|聘任|聘用|职务/.test(entry.title) && ofYear(entry, year),
  },
  abroad: {
    class: '9-3',
    needed: yearsOf('abroad', 'political-review', 'from'),
    is: (entry, year) => ofYear(entry, year),
  },
} as const satisfies Record<string, Expectation>

export type ExpectationKey = keyof typeof expectations

/**
 * What should be there and is not, in the order of the catalogue. Of a class that the viewer may not see, and of what rests
 * on a section that the viewer may not see, nothing is said.
 */
export function lackingIn(known: Known, filed: readonly Entry[]): readonly Lacking[] {
  const kind = kindIn(known)
  return (Object.entries(expectations) as [ExpectationKey, Expectation][])
    .filter(([, { kinds, class: key }]) => (kinds?.includes(kind) ?? true) && known.groups.has(groupOf(key)))
    .flatMap(([key, { class: own, needed, is }]) =>
      (needed(known) ?? [])
        .filter((of) => !filed.some((entry) => entry.class === own && is(entry, of)))
        .map((of) => ({ key, class: own, ...(of !== undefined && { of }) })),
    )
}
