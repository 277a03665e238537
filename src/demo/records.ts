import type { NewRecord } from '#actions/dossiers/beginning.ts'
import { appraisalResults } from '#domain/codes/appraisal.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import { healthStates } from '#domain/codes/health.ts'
import { idTypes } from '#domain/codes/id-type.ts'
import { maritalStates } from '#domain/codes/marital.ts'
import { nations } from '#domain/codes/nation.ts'
import { nationalRanks } from '#domain/codes/national-rank.ts'
import { parties } from '#domain/codes/party.ts'
import { politics } from '#domain/codes/politics.ts'
import { postChanges } from '#domain/codes/post-change.ts'
import { ranks } from '#domain/codes/rank.ts'
import { relations } from '#domain/codes/relation.ts'
import { retirementBases } from '#domain/codes/retirement-base.ts'
import { rewardKinds } from '#domain/codes/reward-kind.ts'
import { sexes } from '#domain/codes/sex.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import { titleSeries } from '#domain/codes/title-series.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import { limitBeforeReform, retirementMonth } from '#domain/people/retirement.ts'
import type { PartialDate } from '#domain/time.ts'
import { companyOf } from './company.ts'
import { furtherOf } from './further.ts'
import { type DemoPerson, idNumberOf } from './person.ts'
import { coded, digits, inFull, lines, words } from './reading.ts'

/** What the records are made against: ids of units and persons, and the year it is. */
export type Ground = {
  readonly unitOf: (code: string) => UnitId
  readonly personOf: (name: string) => PersonId
  readonly year: number
  /** 工号. */
  readonly staffNumberOf: (person: DemoPerson) => string
}

/** The dossier of a demo person, section by section, photo aside. */
export function recordsOf(person: DemoPerson, ground: Ground): readonly NewRecord[] {
  const all: readonly (readonly [section: string, records: readonly Fields[]])[] = [
    ['basic', [basicOf(person, ground)]],
    ['id-numbers', [numberOf(person)]],
    ['education', lines(person.education).map(educationOf)],
    ['resume', resumeOf(person)],
    ['appointments', appointmentsOf(person)],
    ['ranks', ranksOf(person)],
    ['titles', lines(person.titles).map(titleOf)],
    ['appraisals', appraisalsOf(person, ground.year)],
    ['rewards', lines(person.rewards).map(rewardOf)],
    ['family', lines(person.family).map((line) => relativeOf(line, ground))],
    ['party', partyOf(person)],
    ...furtherOf(person, resumeOf(person), ground),
  ]
  return all.flatMap(([section, records]) => records.map((fields) => ({ section, fields })))
}

function basicOf(person: DemoPerson, { unitOf }: Ground): Fields {
  const base = person.base ?? (person.sex === '男' ? 60 : 55)
  const [first] = resumeOf(person).filter(({ text }) => !/学习$/.test(text))
  return {
    name: person.name,
    unit: unitOf(person.unit),
    post: inFull(person.post, person.unit),
    rank: coded(ranks, lines(person.ranks).at(-1)?.split(' ')[0] ?? ''),
    sex: coded(sexes, person.sex),
    birth: person.birth.slice(0, 6) as PartialDate,
    nation: coded(nations, person.nation),
    nativePlace: person.nativePlace,
    birthPlace: person.birthPlace ?? person.nativePlace,
    politics: person.politics === '' ? undefined : coded(politics, person.politics),
    partyDate: joinedAsWritten(person),
    workStart: first?.from,
    health: coded(healthStates, person.health ?? '健康'),
    marital: coded(maritalStates, /^(?:妻子|丈夫) /.test(person.family) ? '已婚' : '未婚'),
    speciality: person.speciality,
    retirement: retirementMonth(person.birth.slice(0, 6) as PartialDate, base),
    retirementBase: person.sex === '女' ? coded(retirementBases, `${base}岁`) : undefined,
    retirementLimit: limitBeforeReform(base),
  }
}

function numberOf(person: DemoPerson): Fields {
  const [type, number] = words(person.card ?? '')
  return type
    ? { type: coded(idTypes, type), number }
    : { type: coded(idTypes, '居民身份证'), number: idNumberOf(person) }
}

function joinedAsWritten({ joined, party }: DemoPerson): string | undefined {
  const month = joined && `${joined.slice(0, 4)}.${joined.slice(4, 6)}`
  return month && party ? `${party}（${month}）` : month
}

function educationOf(line: string): Fields {
  const [mode, level, degree, school, graduated] = words(line)
  return {
    mode: coded(educationModes, mode),
    level: coded(educationLevels, level),
    degree: degree === '-' ? undefined : coded(degrees, degree),
    school,
    graduated: graduated as PartialDate,
  }
}

export type ResumeLine = { from: PartialDate; to?: PartialDate; text: string; during?: string }

/** The lines as the form writes them; what ran beside one stands below it in brackets. */
export function resumeOf({ resume, unit }: DemoPerson): readonly ResumeLine[] {
  const read: ResumeLine[] = []
  for (const line of lines(resume)) {
    const [, from, to, text] = /^(\d{4}\.\d\d)--(\d{4}\.\d\d)? (.+)$/.exec(line) ?? []
    const last = read.at(-1)
    if (from && text) read.push({ from: digits(from), ...(to && { to: digits(to) }), text: inFull(text, unit) })
    else if (last) last.during = line.replace(/^（其间：|）$/g, '')
  }
  return read
}

/** 任职: the lines of the résumé in this company that begin with a document on rank, and the present one. */
function appointmentsOf(person: DemoPerson): readonly Fields[] {
  const { shortName } = companyOf(person.unit)
  const ranked = lines(person.ranks).map(words)
  const held = resumeOf(person).filter(
    ({ text, from, to }) => text.startsWith(shortName) && (ranked.some(([, since]) => since === from) || !to),
  )
  return held.map(({ text, from, to }, at) => {
    const ranking = ranked.find(([, since]) => since === from)
    const change = at === 0 ? '新定职' : ranking ? '按期逐级晋升' : '平级调任'
    return {
      text,
      unit: companyOf(person.unit).name,
      post: { text: text.slice(shortName.length) },
      change: coded(postChanges, change),
      from,
      to,
      document: ranking?.[2],
    }
  })
}

/** 职级; those of a public institution are the nation's (docs/law/codes.md §3). */
const ranksOf = (person: DemoPerson): readonly Fields[] =>
  lines(person.ranks).map((line) => {
    const [rank, from, document] = words(line)
    const national = coded(nationalRanks, rank)
    return { rank: coded(ranks, rank), ...(national.code && { national }), from: from as PartialDate, document }
  })

function titleOf(line: string): Fields {
  const [title = '', level, date] = words(line)
  const [, series] = seriesBy.find(([words]) => words.test(title)) ?? []
  return {
    title,
    level: coded(titleLevels, level),
    ...(series && { series: coded(titleSeries, series) }),
    date: date as PartialDate,
    authority: level === '副高级' || level === '正高级' ? '岚川省职称改革领导小组' : '岚州市人力资源和社会保障局',
  }
}

const seriesBy: readonly (readonly [RegExp, string])[] = [
  [/工程师$/, '工程技术'],
  [/会计师$/, '会计'],
  [/经济师$/, '经济'],
  [/审计师$/, '审计'],
  [/政工师$/, '政工'],
  [/馆员$/, '档案'],
]

/** The last three ended years, so that the form is complete whenever the demo is started. */
const appraisalsOf = ({ appraisals }: DemoPerson, year: number): readonly Fields[] =>
  appraisals.flatMap((result, index) =>
    result === '-' ? [] : [{ year: String(year - 3 + index) as PartialDate, result: coded(appraisalResults, result) }],
  )

function rewardOf(line: string): Fields {
  const [date, authority, ...rest] = words(line)
  const text = rest.join(' ')
  const kind = /先进|标兵|能手|劳动模范/.test(text)
    ? '先进个人'
    : /优秀(?:共产)?党员/.test(text)
      ? '优秀党员'
      : /表扬/.test(text)
        ? '通报表扬'
        : '其他'
  return { date: date as PartialDate, kind: coded(rewardKinds, kind), authority, text }
}

function relativeOf(line: string, { personOf }: Ground): Fields {
  const [relation, name, birth, standing, ...rest] = words(line.replace('†', ''))
  const known = rest.find((word) => word.startsWith('@'))?.slice(1)
  return {
    relation: coded(relations, relation),
    name: name?.replaceAll('_', ' '),
    birth: birth as PartialDate,
    politics: coded(politics, standing),
    work: rest.filter((word) => !word.startsWith('@')).join(' '),
    ...(line.includes('†') && { deceased: true }),
    ...(known && { person: personOf(known) }),
  }
}

function partyOf({ joined, party }: DemoPerson): readonly Fields[] {
  if (!joined) return []
  const confirmed = `${Number(joined.slice(0, 4)) + 1}${joined.slice(4, 6)}` as PartialDate
  return [
    {
      party: coded(parties, party ?? '中国共产党'),
      joined: joined as PartialDate,
      ...(!party && { confirmed }),
    },
  ]
}
