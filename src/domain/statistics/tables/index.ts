import type { StandardTable } from '../table.ts'
import * as dossiers from './dossiers.ts'
import * as flows from './flows.ts'
import * as handling from './handling.ts'
import * as kinds from './kinds.ts'
import * as pay from './pay.ts'
import * as persons from './persons.ts'
import * as posts from './posts.ts'
import * as ranks from './ranks.ts'
import * as retirement from './retirement.ts'
import * as units from './units.ts'
import * as work from './work.ts'
import * as workedOut from './worked-out.ts'

/** The standard tables in the order of their numbers; a key stands in addresses and is never renamed. */
export const tables = {
  'by-rank': ranks.byRank,
  leaders: ranks.leaders,
  middle: ranks.middle,
  'organ-ranks': ranks.organRanks,
  'institution-ranks': ranks.institutionRanks,
  'by-kind': kinds.byPersonKind,
  managers: kinds.managers,
  professionals: kinds.professionals,
  skilled: kinds.skilled,
  'by-employment': kinds.byEmployment,
  'by-authority': kinds.byAuthority,
  grades: ranks.grades,
  'rank-tenure': ranks.rankTenures,
  'rank-age': ranks.rankAges,
  'grass-roots': ranks.grassRootsByRank,
  'by-title': kinds.byTitle,
  'kind-title': kinds.titlesByKind,
  'by-sex': persons.bySex,
  'by-nation': persons.byNation,
  'by-politics': persons.byPolitics,
  'by-education': persons.byEducation,
  'education-modes': persons.educationModes,
  'by-degree': persons.byDegree,
  'by-age': persons.byAge,
  'years-of-work': persons.byYearsOfWork,
  'years-here': persons.byYearsHere,
  'not-counted': kinds.notCounted,
  'by-department': units.byDepartment,
  'on-the-rolls': units.onTheRolls,
  'department-rank': units.departmentRanks,
  'department-kind': units.departmentKinds,
  'department-title': units.departmentTitles,
  'department-education': units.departmentSchooling,
  'department-age': units.departmentAges,
  'department-politics': units.departmentPolitics,
  'department-sex': units.departmentSexes,
  'department-tenure': units.departmentTenures,
  'department-years': units.departmentYears,
  'department-employment': units.departmentEmployment,
  joined: flows.joined,
  'joined-department': flows.joinedByDepartment,
  'joined-ways': flows.joinedWays,
  'joined-people': flows.joinedPeople,
  left: flows.left,
  'left-department': flows.leftByDepartment,
  'left-reasons': flows.leftReasons,
  'left-people': flows.leftPeople,
  'retirement-department': retirement.retirementByDepartment,
  'retirement-rank': retirement.retirementByRank,
  'retirement-years': retirement.retirementYears,
  'retirement-spans': retirement.retirementSpans,
  'retirement-variants': retirement.retirementVariants,
  'contract-kind': work.contractKinds,
  'contract-due': work.contractsDue,
  'contract-terms': work.contractTerms,
  'probation-due': work.probationDue,
  'post-trial-due': work.postTrialsDue,
  'training-department': work.trainingByDepartment,
  'training-rank': work.trainingByRank,
  'appraisal-department': work.gradesByDepartment,
  'appraisal-rank': work.gradesByRank,
  headcount: posts.headcounts,
  'pay-department': pay.payByDepartment,
  'pay-rank': pay.payByRank,
  'pay-kind': pay.payByKind,
  'dossiers-kind': dossiers.dossiersByKind,
  'dossiers-year': dossiers.dossiersByYear,
  'dossiers-room': dossiers.dossiersByRoom,
  'names-dossiers': dossiers.namesAgainstDossiers,
  volumes: dossiers.volumesByRoom,
  'completeness-department': dossiers.completenessByDepartment,
  'completeness-kind': dossiers.completenessByKind,
  'papers-class': handling.papersByClass,
  'papers-department': handling.papersByDepartment,
  'papers-classes': handling.papersInClasses,
  'transfers-out': handling.transfersOut,
  'transfers-in': handling.transfersIn,
  'readings-purpose': handling.readingsByPurpose,
  'readings-department': handling.readingsByDepartment,
  'cases-kind': handling.casesByKind,
  'cases-step': handling.casesByStep,
  'cases-department': handling.casesByDepartment,
  'findings-rule': workedOut.findingsByRule,
  'findings-department': workedOut.findingsByDepartment,
  'missing-class': workedOut.missingByClass,
  'missing-department': workedOut.missingByDepartment,
} as const satisfies Readonly<Record<string, StandardTable>>

export type TableKey = keyof typeof tables

export const tableKeys = Object.keys(tables) as readonly TableKey[]

/** Whether a text names a table. */
export const isTable = (text: string): text is TableKey => Object.hasOwn(tables, text)

/** The table of a key. */
export const tableOf = (key: TableKey): StandardTable => tables[key]

/** 表号: 01, 02 … */
export const numberOf = (key: TableKey): string => String(tableKeys.indexOf(key) + 1).padStart(2, '0')
