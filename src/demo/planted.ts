import type { NewRecord } from '#actions/dossiers/beginning.ts'
import { degrees } from '#domain/codes/degree.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import { relations } from '#domain/codes/relation.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { monthsLater, type PartialDate } from '#domain/time.ts'
import type { DemoPerson } from './person.ts'
import { coded } from './reading.ts'

/** A contradiction that somebody typed: which check finds it, in whose dossier it can stand, and how it came about. */
export type Planted = {
  readonly rule: string
  readonly fits: (person: DemoPerson) => boolean
  readonly spoil: (records: readonly NewRecord[]) => readonly NewRecord[]
}

const anybody = () => true
const married = ({ family }: DemoPerson) => /^(?:妻子|丈夫) /.test(family)
const member = ({ joined, party }: DemoPerson) => joined !== undefined && party === undefined
const longAtWork = ({ appraisals }: DemoPerson) => !appraisals.includes('-')

export const planted: readonly Planted[] = [
  { rule: 'resume-gap', fits: longAtWork, spoil: changing('resume', -2, ({ to }) => ({ to: later(to, -5) })) },
  { rule: 'resume-overlap', fits: longAtWork, spoil: changing('resume', -2, ({ to }) => ({ to: later(to, 7) })) },
  { rule: 'birth-differs', fits: anybody, spoil: changing('basic', 0, ({ birth }) => ({ birth: later(birth, -12) })) },
  {
    rule: 'work-start-differs',
    fits: anybody,
    spoil: changing('basic', 0, ({ workStart }) => ({ workStart: later(workStart, -2) })),
  },
  { rule: 'rank-differs', fits: anybody, spoil: changing('basic', 0, () => ({ rank: coded(ranks, '公司助理级') })) },
  { rule: 'post-differs', fits: anybody, spoil: changing('basic', 0, () => ({ post: '岚川重装生产制造部工段长' })) },
  {
    rule: 'retirement-differs',
    fits: anybody,
    spoil: changing('basic', 0, ({ retirement }) => ({ retirement: later(retirement, -24) })),
  },
  {
    rule: 'native-level',
    fits: anybody,
    spoil: changing('basic', 0, () => ({ nativePlace: '湖南省株洲', birthPlace: '湖南省株洲' })),
  },
  {
    rule: 'league-over',
    fits: ({ birth, politics }) => politics === '群众' && birth < '1990',
    spoil: changing('basic', 0, () => ({ politics: coded(politics, '共青团员') })),
  },
  {
    rule: 'party-date-differs',
    fits: member,
    spoil: changing('party', 0, ({ joined }) => ({ joined: later(joined, 1) })),
  },
  {
    rule: 'party-confirmed-early',
    fits: member,
    spoil: changing('party', 0, ({ joined }) => ({ confirmed: later(joined, 5) })),
  },
  {
    rule: 'spouse-sex',
    fits: married,
    spoil: changing('family', 0, ({ relation }) => ({ relation: otherSpouse(relation) })),
  },
  {
    rule: 'relative-age',
    fits: ({ family }) => /\n父亲 /.test(family),
    spoil: changingWhere('family', '父亲', ({ birth }) => ({ birth: later(birth, 15 * 12) })),
  },
  {
    rule: 'relation-twice',
    fits: ({ family }) => /\n母亲 /.test(family),
    spoil: changingWhere('family', '母亲', () => ({ relation: coded(relations, '父亲') })),
  },
  {
    rule: 'degree-level',
    fits: ({ education }) => /^全日制教育 大专/.test(education),
    spoil: changing('education', 0, () => ({ degree: coded(degrees, '工学学士') })),
  },
  {
    rule: 'study-length',
    fits: ({ education }) => /^全日制教育 大学/.test(education),
    spoil: changing('resume', 0, ({ from }) => ({ from: later(from, 30) })),
  },
  {
    rule: 'title-before-work',
    fits: ({ titles }) => / 中级 /.test(titles ?? ''),
    spoil: changing('titles', 1, ({ date }) => ({ date: later(date, -9 * 12) })),
  },
  { rule: 'title-twice', fits: ({ titles }) => titles !== undefined, spoil: twice('titles') },
  { rule: 'reward-twice', fits: ({ rewards }) => rewards !== undefined, spoil: twice('rewards') },
  { rule: 'appraisal-twice', fits: longAtWork, spoil: twice('appraisals') },
  { rule: 'appraisal-missing', fits: longAtWork, spoil: without('appraisals', 1) },
]

type Spoil = Planted['spoil']
type Change = (fields: Fields) => Fields

/** Of a list the so-manieth record, from its end where the number is negative. */
function changing(section: string, at: number, change: Change): Spoil {
  return (records) => {
    const meant = records.filter((record) => record.section === section).at(at)
    return records.map((record) => (record === meant ? changed(record, change) : record))
  }
}

function changingWhere(section: string, relation: string, change: Change): Spoil {
  return (records) => {
    const meant = records.find((one) => one.section === section && textIn(one.fields['relation']) === relation)
    return records.map((record) => (record === meant ? changed(record, change) : record))
  }
}

function twice(section: string): Spoil {
  return (records) => {
    const last = records.findLast((record) => record.section === section)
    return records.flatMap((record) => (record === last ? [record, record] : [record]))
  }
}

function without(section: string, at: number): Spoil {
  return (records) => {
    const meant = records.filter((record) => record.section === section)[at]
    return records.filter((record) => record !== meant)
  }
}

const changed = (record: NewRecord, change: Change): NewRecord => ({
  ...record,
  fields: { ...record.fields, ...change(record.fields) },
})

const later = (date: Fields[string], months: number): PartialDate | undefined =>
  monthsLater(String(date).slice(0, 6) as PartialDate, months)

const textIn = (value: Fields[string]): string => (typeof value === 'object' && 'text' in value ? value.text : '')

const otherSpouse = (relation: Fields[string]) => coded(relations, textIn(relation) === '妻子' ? '丈夫' : '妻子')
