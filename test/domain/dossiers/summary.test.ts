import { describe, expect, it } from 'vitest'
import { differences } from '#domain/dossiers/diff.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { summarise, summaryParts, summarySchema } from '#domain/dossiers/summary.ts'

const record = (fields: Record<string, unknown>) => ({ id: 'r' as never, fields: fields as never })

describe('a summary', () => {
  it('holds what lists need, by group, and never the whole ID number', () => {
    const summary = summarise({
      basic: [record({ name: '王建国', unit: 'u', birth: '197806', politics: { code: '01', text: '中共党员' } })],
      'id-numbers': [record({ number: '11010119750312999X' })],
      education: [
        record({ level: { text: '大学' } }),
        record({ level: { text: '研究生' }, degree: { text: '管理学硕士' } }),
      ],
    })
    expect(summary.who).toEqual({ name: '王建国', unit: 'u' })
    expect(summary.identity).toEqual({ birth: '197806', politics: '中共党员' })
    expect(summary.career).toEqual({ education: '研究生', degree: '管理学硕士' })
    expect(summary['id-numbers']).toEqual({ tail: '12999X' })
  })

  it('knows the relatives who are persons of the house', () => {
    const family = [record({ name: '许明舟', relation: { text: '妻子' }, person: 'p' }), record({ name: '王大山' })]
    expect(summarise({ basic: [record({ name: '王', unit: 'u' })], family }).family).toEqual({
      kin: [{ person: 'p', relation: '妻子' }],
    })
  })
})

it('keeps what was paid in the newest thirteen months, in yuan', () => {
  const paid = (month: string, cents: number, currency = 'CNY') => record({ month, gross: { cents, currency } })
  const payslips = [
    ...Array.from({ length: 12 }, (_, at) => paid(`2025${String(at + 1).padStart(2, '0')}`, at + 1)),
    paid('202601', 100),
    paid('202602', 200),
    paid('202603', 300, 'USD'),
  ]
  const { months: kept = {} } = summarise({ basic: [record({ name: '王', unit: 'u' })], payslips }).paid
  expect(Object.keys(kept)).toHaveLength(13)
  expect([kept['202501'], kept['202502'], kept['202602'], kept['202603']]).toEqual([undefined, 2, 200, undefined])
})

it('counts a contract that the register calls over up to its end, and none of which nobody knows the end', () => {
  const contract = (state: string, more = {}) =>
    record({ kind: { code: '1', text: '' }, from: '202301', to: '202512', state: { code: state, text: '' }, ...more })
  const contracts = [contract('1'), contract('2'), contract('4'), contract('5'), contract('5', { ended: '202406' })]
  const { counted } = summarise({ basic: [record({ name: '王', unit: 'u' })], contracts })
  expect(counted.contracts?.map(({ ended }) => ended)).toEqual([undefined, '202512', '202512', '202406'])
})

/** What the summary of this number says. A new field: raise `summarySchema`, and write both down here. */
const frozen = {
  schema: 11,
  envelopes: 'who identity career contract id-numbers whole pay | family | dated counted | paid',
  fields: [
    'career.degree',
    'career.education',
    'career.kind',
    'career.rankSince',
    'career.school',
    'career.title',
    'contract.state',
    'counted.authority',
    'counted.base',
    'counted.contracts.ended',
    'counted.contracts.from',
    'counted.contracts.kind',
    'counted.contracts.to',
    'counted.education.degree',
    'counted.education.from',
    'counted.education.level',
    'counted.education.mode',
    'counted.employment',
    'counted.grades.result',
    'counted.grades.year',
    'counted.grassRoots.from',
    'counted.grassRoots.to',
    'counted.hours.1',
    'counted.isRankOfBasic',
    'counted.kind',
    'counted.left.day',
    'counted.left.kind',
    'counted.limit',
    'counted.pays.cents',
    'counted.pays.from',
    'counted.posts.from',
    'counted.posts.to',
    'counted.ranks.from',
    'counted.ranks.rank',
    'counted.retired',
    'counted.titles.from',
    'counted.titles.level',
    'counted.way',
    'dated.education.degree',
    'dated.education.education',
    'dated.education.from',
    'dated.ranks.from',
    'dated.titles.from',
    'dated.titles.title',
    'family.kin.person',
    'family.kin.relation',
    'id-numbers.tail',
    'identity.birth',
    'identity.nation',
    'identity.nativePlace',
    'identity.partyDate',
    'identity.politics',
    'identity.retires',
    'identity.sex',
    'identity.workStart',
    'pay.leaveBy',
    'pay.leaveLeft',
    'who.entered',
    'who.name',
    'who.number',
    'who.post',
    'who.rank',
    'who.staffNumber',
    'who.unit',
    'whole.complete',
  ],
}

it('of a dossier gains no field without a new number: sealed ones of the old number would be read as if they had it', () => {
  const [coded, yuan] = [
    { code: '1', text: '1' },
    { cents: 100, currency: 'CNY' },
  ]
  const all = sections.map(({ key, fields }) => [
    key,
    [
      record(
        Object.fromEntries(
          fields.map(({ key, kind }) => [
            key,
            kind === 'code' ? coded : kind === 'flag' ? true : kind === 'money' ? yuan : '1',
          ]),
        ),
      ),
    ],
  ])
  const summary = summarise(Object.fromEntries(all))
  const fields = [...new Set(namesIn(summary))]
  const envelopes = Object.values(summaryParts)
    .map((groups) => groups.join(' '))
    .join(' | ')
  const cure = 'A summary says something else: raise summarySchema, then write the number and the fields down here.'
  expect({ schema: summarySchema, envelopes, fields: fields.sort() }, cure).toEqual(frozen)
})

/** The name of every value, however deep; those of a list are named once. */
const namesIn = (value: unknown, name = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, name))
  if (typeof value !== 'object' || value === null) return [name]
  return Object.entries(value).flatMap(([key, inner]) => namesIn(inner, name === '' ? key : `${name}.${key}`))
}

describe('a difference', () => {
  it('names the fields that changed, old and new, in the order of the section', () => {
    const found = differences(
      basic,
      { name: '王建国', post: '副部长', speciality: '财务' },
      { name: '王建国', post: '部长', birth: '197806' },
    )
    expect(found.map(({ field, old, new: now }) => [field.key, old, now])).toEqual([
      ['post', '副部长', '部长'],
      ['birth', undefined, '197806'],
      ['speciality', '财务', undefined],
    ])
  })

  it('is none between two codes that say the same', () => {
    expect(
      differences(basic, { nation: { code: '01', text: '汉族' } }, { nation: { code: '01', text: '汉族' } }),
    ).toEqual([])
  })
})
