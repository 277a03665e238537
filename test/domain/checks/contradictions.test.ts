import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { people } from '#demo/people/index.ts'
import { recordsOf } from '#demo/records.ts'
import { factsOf } from '#domain/checks/facts.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { runRules } from '#domain/checks/running.ts'
import { residentCard } from '#domain/codes/id-type.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { sexIn, withCheck } from '#domain/people/id-number.ts'
import { monthNumber, type PartialDate } from '#domain/time.ts'
import { coded, today } from './dossier.ts'

const ground = {
  unitOf: (code: string) => code as UnitId,
  personOf: (name: string) => name as PersonId,
  year: 2026,
  staffNumberOf: () => '1001',
}

/** The dossiers of the demo, which are sound. */
const sound = people.map((person): Contents => {
  const all = recordsOf(person, ground)
  return Object.fromEntries(
    sections.map(({ key }) => [
      key,
      all
        .filter(({ section }) => section === key)
        .map(({ fields }, at) => ({ id: `${key}-${at}` as RecordId, fields })),
    ]),
  )
})

const found = (contents: Contents): readonly string[] =>
  runRules(rules, factsOf(contents, today))
    .filter(({ severity }) => severity !== 'hint')
    .map(({ code }) => code)

/** Changes one record of a section; undefined where there is none. */
function changed(contents: Contents, section: string, at: number, change: (fields: Fields) => Fields) {
  const records = contents[section] ?? []
  if (!records.at(at)) return undefined
  const place = at < 0 ? records.length + at : at
  return {
    ...contents,
    [section]: records.map((one, index) =>
      index === place ? { ...one, fields: { ...one.fields, ...change(one.fields) } } : one,
    ),
  }
}

const later = (date: unknown, months: number): PartialDate => {
  const month = monthNumber(String(date) as PartialDate) + months
  return `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}` as PartialDate
}
const added = (contents: Contents, section: string, fields: Fields): Contents => ({
  ...contents,
  [section]: [...(contents[section] ?? []), { id: `${section}-planted` as RecordId, fields }],
})
const basicOf = (contents: Contents): Fields => contents['basic']?.[0]?.fields ?? {}

/** A contradiction that somebody could type: how it is planted by so many months, and which rules may tell of it. */
type Planting = readonly [
  name: string,
  plant: (contents: Contents, by: number) => Contents | undefined,
  rules: readonly string[],
]

const plantings: readonly Planting[] = [
  [
    'another month of birth',
    (c, by) => changed(c, 'basic', 0, ({ birth }) => ({ birth: later(birth, by) })),
    ['birth-differs'],
  ],
  [
    'the other sex on the card',
    (c) =>
      changed(c, 'id-numbers', 0, ({ number }) => {
        const first = String(number).slice(0, 16)
        return { number: withCheck(`${first}${sexIn(String(number) as never) === '1' ? '8' : '9'}`) }
      }),
    ['sex-differs'],
  ],
  [
    'a start of work that moved',
    (c, by) => changed(c, 'basic', 0, ({ workStart }) => ({ workStart: later(workStart, by) })),
    ['work-start-differs'],
  ],
  [
    'a Party entry in childhood',
    (c, by) => changed(c, 'basic', 0, ({ birth }) => ({ partyDate: dotted(later(birth, 100 + by)) })),
    ['party-too-young'],
  ],
  [
    'a month of retirement that moved',
    (c, by) => changed(c, 'basic', 0, ({ retirement }) => ({ retirement: later(retirement, by) })),
    ['retirement-differs'],
  ],
  ['a post of before', (c) => changed(c, 'basic', 0, () => ({ post: '某处办事员' })), ['post-differs']],
  ['a rank of before', (c) => changed(c, 'basic', 0, () => ({ rank: coded('S9', '见习员') })), ['rank-differs']],
  [
    'a gap in the résumé',
    (c, by) => changed(c, 'resume', -1, ({ from }) => ({ from: later(from, by) })),
    ['resume-gap'],
  ],
  [
    'an overlap in the résumé',
    (c, by) => changed(c, 'resume', -1, ({ from }) => ({ from: later(from, -Math.min(by, 3)) })),
    ['resume-overlap'],
  ],
  [
    'an end before the beginning',
    (c, by) => changed(c, 'resume', -1, ({ from }) => ({ to: later(from, -by) })),
    ['end-before-start'],
  ],
  [
    '其间 of another time',
    (c, by) =>
      changed(c, 'resume', -1, ({ from }) => ({
        during: `${dotted(later(from, -by))}--${dotted(String(from) as PartialDate)}在某校学习`,
      })),
    ['during-outside'],
  ],
  [
    'a father who is a child',
    (c, by) =>
      added(c, 'family', { relation: coded('45', '养父'), name: '某人', birth: later(basicOf(c)['birth'], by) }),
    ['relative-age'],
  ],
  [
    'a child who is older',
    (c, by) =>
      added(c, 'family', { relation: coded('25', '养子'), name: '某人', birth: later(basicOf(c)['birth'], -by) }),
    ['relative-age'],
  ],
  [
    'a younger brother who is older',
    (c, by) =>
      added(c, 'family', { relation: coded('17', '弟弟'), name: '某人', birth: later(basicOf(c)['birth'], -by) }),
    ['sibling-age'],
  ],
  ['a second mother', (c) => added(c, 'family', { relation: coded('11', '母亲'), name: '某人' }), ['relation-twice']],
  [
    'a school left in childhood',
    (c, by) => changed(c, 'education', 0, () => ({ graduated: later(basicOf(c)['birth'], 60 + by) })),
    ['education-too-young', 'graduated-outside'],
  ],
  [
    'a degree without a school',
    (c) => added(c, 'education', { degree: coded('346', '工商管理硕士') }),
    ['degree-without-school'],
  ],
  [
    'a full-time school that the résumé does not know',
    (c) =>
      added(c, 'education', { mode: coded('1', '全日制教育'), level: coded('21', '大学'), school: '海天理工大学' }),
    ['full-time-not-in-resume'],
  ],
  [
    'a year appraised twice',
    (c) => added(c, 'appraisals', { year: '2025', result: coded('2', '称职') }),
    ['appraisal-twice'],
  ],
  [
    'a year appraised that is not over',
    (c) => added(c, 'appraisals', { year: '2026', result: coded('2', '称职') }),
    ['appraisal-early'],
  ],
  [
    'a title twice',
    (c) =>
      changed(
        added(added(c, 'titles', { title: '审计师', level: coded('3', '中级') }), 'titles', {
          title: '审计师',
          level: coded('3', '中级'),
        }),
        'titles',
        0,
        (f) => f,
      ),
    ['title-twice'],
  ],
  [
    'a title of the wrong level',
    (c) => added(c, 'titles', { title: '高级审计师', level: coded('4', '助理级') }),
    ['title-level'],
  ],
  [
    'an appointment before work',
    (c, by) =>
      added(c, 'appointments', {
        text: '某处',
        from: later(basicOf(c)['workStart'], -by),
        to: later(basicOf(c)['workStart'], -by),
      }),
    ['appointment-before-work'],
  ],
  [
    'the number of the card twice',
    (c) => added(c, 'id-numbers', { type: coded(residentCard), number: c['id-numbers']?.[0]?.fields['number'] }),
    ['id-twice'],
  ],
  [
    'a contract with a long probation',
    (c, by) =>
      added(c, 'contracts', { kind: coded('1'), from: '202401', to: '202612', probationEnd: later('202407', by) }),
    ['probation-too-long'],
  ],
  [
    'a punishment that ends before it begins',
    (c, by) => added(c, 'punishments', { kind: coded('22', '政务记过'), from: '202405', until: later('202405', -by) }),
    ['punishment-end'],
  ],
]

const dotted = (date: PartialDate) => `${date.slice(0, 4)}.${date.slice(4, 6)}`

describe('contradictions planted in sound dossiers', () => {
  it('are all found: two hundred and more, each by the rule that is for it', () => {
    let planted = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.constantFrom(...plantings),
        fc.integer({ min: 1, max: 24 }),
        (contents, [name, plant, telling], by) => {
          const spoilt = plant(contents, by)
          if (!spoilt) return
          planted += 1
          const before = new Set(found(contents))
          const codes = found(spoilt).filter((code) => !before.has(code))
          expect(
            codes.filter((code) => telling.includes(code)),
            `${name} by ${by}`,
          ).not.toEqual([])
        },
      ),
      { numRuns: 800 },
    )
    expect(planted).toBeGreaterThanOrEqual(200)
  })

  it('are all found one by one, in every dossier', () => {
    const missed = sound.flatMap((contents, at) =>
      plantings.flatMap(([name, plant, telling]) => {
        const spoilt = plant(contents, 7)
        return spoilt && !found(spoilt).some((code) => telling.includes(code)) ? [`${people[at]?.name}: ${name}`] : []
      }),
    )
    expect(missed).toEqual([])
  })

  it('are told of fewer than two of a hundred sound dossiers', () => {
    const alarms = sound.filter((contents) => found(contents).length > 0)
    expect(alarms.length / sound.length).toBeLessThan(0.02)
  })
})
