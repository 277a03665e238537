import type { Code, CodeTable } from './code.ts'
import { nationalRanks } from './national-rank.ts'

/** The ladder of the house, an enterprise: there is no national one (docs/law/codes.md §3). Highest first. */
const house: readonly Code[] = [
  { code: 'C1', name: '公司正职', en: 'Company, chief' },
  { code: 'C2', name: '公司副职', en: 'Company, deputy' },
  { code: 'C3', name: '公司助理级', en: 'Company, assistant' },
  { code: 'M1', name: '中层正职', en: 'Middle level, chief' },
  { code: 'M2', name: '中层副职', en: 'Middle level, deputy' },
  { code: 'S1', name: '主管', en: 'Supervisor' },
  { code: 'S2', name: '专员', en: 'Specialist' },
  { code: 'S3', name: '一般员工', en: 'Staff' },
]

const codes = [...house, ...nationalRanks.codes]
const national = (wanted: RegExp) => nationalRanks.codes.filter(({ code }) => wanted.test(code))

/** Each from the top down. 职务层次 and 职级 of organs are two, and 非领导职务 before 2019 a third. */
const ladders = {
  house,
  levels: national(/^1(?!99)/),
  grades: national(/^G/),
  formerGrades: national(/^F/),
  management: national(/^9/),
  professional: national(/^P/),
  workmen: national(/^W/),
  skill: national(/^K/).toReversed(),
}

type Ladder = keyof typeof ladders

/** By 人员类别; leaders of institutions and of enterprises of the state have a level of their own besides. */
const laddersOf: Readonly<Record<string, readonly Ladder[]>> = {
  '10': ['levels', 'grades', 'formerGrades'],
  '11': ['levels', 'grades', 'formerGrades'],
  '20': ['management', 'levels'],
  '21': ['professional', 'management'],
  '22': ['workmen'],
  '30': ['house', 'levels'],
  '31': ['house', 'levels'],
  '32': ['house', 'skill'],
}

/** Whether a person of this kind can have this rank; undefined of a kind or a rank about which nothing is known. */
export function fitsKind(rank: string, kind: string): boolean | undefined {
  const own = laddersOf[kind]
  const isKnown = rank !== '199' && codes.some(({ code }) => code === rank)
  return own && isKnown ? own.some((ladder) => ladders[ladder].some(({ code }) => code === rank)) : undefined
}

/** 职级: whose ladder applies follows from the kind of person (docs/law/codes.md §3). */
export const ranks: CodeTable = { key: 'rank', codes, fits: fitsKind }

/** How many steps one rank lies below another one of its ladder, or above it when negative. */
export function stepsDown(from: string | undefined, to: string | undefined): number | undefined {
  for (const ladder of Object.values(ladders)) {
    const [above, below] = [from, to].map((rank) => ladder.findIndex(({ code }) => code === rank)) as [number, number]
    if (above >= 0 && below >= 0) return below - above
  }
  return undefined
}

/** The lowest 职级 of whoever holds a post of this level (公务员法, docs/law/codes.md §3). */
const lowestGrades: Readonly<Record<string, string>> = {
  '121': 'G01',
  '122': 'G02',
  '131': 'G04',
  '132': 'G06',
  '141': 'G08',
  '142': 'G10',
}

/** Whether somebody of this rank can hold a post of this level; undefined where the two say nothing of each other. */
export function fitsLevel(rank: string, level: string): boolean | undefined {
  const down = stepsDown(level, rank) ?? stepsDown(lowestGrades[level], rank)
  return down === undefined ? undefined : down <= 0
}
