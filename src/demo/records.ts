import type { NewRecord } from '#actions/dossiers/beginning.ts'
import { appraisalResults } from '#domain/codes/appraisal.ts'
import { type CodeTable, codeNamed } from '#domain/codes/code.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import { healthStates } from '#domain/codes/health.ts'
import { idTypes } from '#domain/codes/id-type.ts'
import { nations } from '#domain/codes/nation.ts'
import { parties } from '#domain/codes/party.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import { relations } from '#domain/codes/relation.ts'
import { sexes } from '#domain/codes/sex.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import type { Coded, Fields } from '#domain/dossiers/section.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { limitBeforeReform, retirementMonth } from '#domain/people/retirement.ts'
import type { PartialDate } from '#domain/time.ts'
import { companyShort } from './company.ts'
import type { DemoPerson } from './person.ts'

/** What the records are made against: ids of units and persons, and the year it is. */
export type Ground = {
  readonly unitOf: (code: string) => UnitId
  readonly personOf: (name: string) => PersonId
  readonly year: number
}

/** The dossier of a demo person, section by section, photo aside. */
export function recordsOf(person: DemoPerson, ground: Ground): readonly NewRecord[] {
  const all: readonly (readonly [section: string, records: readonly Fields[]])[] = [
    ['basic', [basicOf(person, ground)]],
    ['id-numbers', [{ type: coded(idTypes, '居民身份证'), number: idNumberOf(person) }]],
    ['education', lines(person.education).map(educationOf)],
    ['resume', resumeOf(person)],
    ['appointments', appointmentsOf(person)],
    ['ranks', ranksOf(person)],
    ['titles', lines(person.titles).map(titleOf)],
    ['appraisals', appraisalsOf(person, ground.year)],
    ['rewards', lines(person.rewards).map(rewardOf)],
    ['family', lines(person.family).map((line) => relativeOf(line, ground))],
    ['party', partyOf(person)],
  ]
  return all.flatMap(([section, records]) => records.map((fields) => ({ section, fields })))
}

function basicOf(person: DemoPerson, { unitOf }: Ground): Fields {
  const base = person.sex === '男' ? 60 : 55
  const [first] = resumeOf(person).filter(({ text }) => !/学习$/.test(text))
  return {
    name: person.name,
    unit: unitOf(person.unit),
    post: inFull(person.post),
    rank: coded(ranks, lines(person.ranks).at(-1)?.split(' ')[0] ?? ''),
    sex: coded(sexes, person.sex),
    birth: person.birth.slice(0, 6) as PartialDate,
    nation: coded(nations, person.nation),
    nativePlace: person.nativePlace,
    birthPlace: person.birthPlace ?? person.nativePlace,
    politics: coded(politics, person.politics),
    partyDate: joinedAsWritten(person),
    workStart: first?.from,
    health: coded(healthStates, person.health ?? '健康'),
    speciality: person.speciality,
    retirement: retirementMonth(person.birth.slice(0, 6) as PartialDate, base),
    retirementLimit: limitBeforeReform(base),
  }
}

/** Never a living person's: the sequence is of those kept for centenarians, odd for men (docs/law/id-number.md §5). */
export const idNumberOf = ({ area, birth, sex }: DemoPerson): string =>
  withCheck(`${area}${birth}${sex === '男' ? '999' : '998'}`)

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

type ResumeLine = { from: PartialDate; to?: PartialDate; text: string; during?: string }

/** The lines as the form writes them; what ran beside one stands below it in brackets. */
export function resumeOf({ resume }: DemoPerson): readonly ResumeLine[] {
  const read: ResumeLine[] = []
  for (const line of lines(resume)) {
    const [, from, to, text] = /^(\d{4}\.\d\d)--(\d{4}\.\d\d)? (.+)$/.exec(line) ?? []
    const last = read.at(-1)
    if (from && text) read.push({ from: digits(from), ...(to && { to: digits(to) }), text: inFull(text) })
    else if (last) last.during = line.replace(/^（其间：|）$/g, '')
  }
  return read
}

const digits = (month: string) => month.replace('.', '') as PartialDate

/** 任职: the lines of the résumé in this company that begin with a document on rank, and the present one. */
function appointmentsOf(person: DemoPerson): readonly Fields[] {
  const documents = new Map(lines(person.ranks).map((line) => [words(line)[1], words(line)[2]]))
  return resumeOf(person)
    .filter(({ text, from, to }) => text.startsWith(companyShort) && (documents.has(from) || !to))
    .map(({ text, from, to }) => ({ text, from, to, document: documents.get(from) }))
}

const ranksOf = (person: DemoPerson): readonly Fields[] =>
  lines(person.ranks).map((line) => {
    const [rank, from, document] = words(line)
    return { rank: coded(ranks, rank), from: from as PartialDate, document }
  })

function titleOf(line: string): Fields {
  const [title, level, date] = words(line)
  return { title, level: coded(titleLevels, level), date: date as PartialDate }
}

/** The last three ended years, so that the form is complete whenever the demo is started. */
const appraisalsOf = ({ appraisals }: DemoPerson, year: number): readonly Fields[] =>
  appraisals.flatMap((result, index) =>
    result === '-' ? [] : [{ year: String(year - 3 + index) as PartialDate, result: coded(appraisalResults, result) }],
  )

function rewardOf(line: string): Fields {
  const [date, authority, ...text] = words(line)
  return { date: date as PartialDate, authority, text: text.join(' ') }
}

function relativeOf(line: string, { personOf }: Ground): Fields {
  const [relation, name, birth, standing, ...rest] = words(line.replace('†', ''))
  const known = rest.find((word) => word.startsWith('@'))?.slice(1)
  return {
    relation: coded(relations, relation),
    name,
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

const lines = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const words = (line: string): readonly string[] => line.trim().split(/\s+/)

const inFull = (text: string) => text.replaceAll('@', companyShort)

function coded(table: CodeTable, name: string | undefined): Coded {
  const found = name === undefined ? undefined : codeNamed(table, name)
  return found ? { code: found.code, text: found.name } : { text: name ?? '' }
}
