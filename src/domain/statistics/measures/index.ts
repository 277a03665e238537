import type { Measure } from '../measure.ts'
import { age, ageByFive, ageByYear, ageEnterprise } from './age.ts'
import { appraisal } from './appraisal.ts'
import { caseDuration, caseKind, caseState, caseStep } from './case.ts'
import { contractDue, contractKind, contractTerms, probationDue } from './contract.ts'
import { degree, degreeFullTime, degreeInService } from './degree.ts'
import { boxed, completeness, fileYear, presence, room, volumeKind } from './dossier.ts'
import { education, educationFullTime, educationInService } from './education.ts'
import { authority, employment, outside, personSide } from './employment.ts'
import { departureKind, entryWay, joinedMonth, leftMonth } from './flow.ts'
import { minority, nation } from './nation.ts'
import { paperCame, paperClass, paperFiled, paperStanding } from './paper.ts'
import { payBand } from './pay.ts'
import { personKind } from './person-kind.ts'
import { politics } from './politics.ts'
import { post, postState, postUnit } from './post.ts'
import { postTrialDue } from './post-trial.ts'
import { birthPrecision, enteredPrecision, leftPrecision } from './precision.ts'
import { rank, rankTenure } from './rank.ts'
import { readingAt, readingCopied, readingOf, readingPurpose } from './reading.ts'
import { retirementEarliest, retirementNow, retirementOriginal, retirementYear } from './retirement.ts'
import { grassRoots, yearsHere, yearsOfWork } from './service.ts'
import { sex } from './sex.ts'
import { titleLevel } from './title-level.ts'
import { trainingHours } from './training.ts'
import { transferStep, transferWay } from './transfer.ts'
import { department, unit } from './unit.ts'
import { findingRule, findingSection, findingSeverity, findingState, lackClass, lackPaper } from './worked-out.ts'
import { lastDay, yearFlow } from './year.ts'

/** Every measure, in the order in which the cross-table offers them. A key stands in addresses and is never renamed. */
export const measures = {
  department,
  unit,
  rank,
  'person-kind': personKind,
  'person-side': personSide,
  employment,
  authority,
  sex,
  age,
  'age-enterprise': ageEnterprise,
  'age-by-five': ageByFive,
  'age-by-year': ageByYear,
  nation,
  minority,
  politics,
  education,
  'education-full-time': educationFullTime,
  'education-in-service': educationInService,
  degree,
  'degree-full-time': degreeFullTime,
  'degree-in-service': degreeInService,
  'title-level': titleLevel,
  'rank-tenure': rankTenure,
  'years-of-work': yearsOfWork,
  'years-here': yearsHere,
  'grass-roots': grassRoots,
  'joined-month': joinedMonth,
  'entry-way': entryWay,
  'left-month': leftMonth,
  'departure-kind': departureKind,
  'retirement-now': retirementNow,
  'retirement-original': retirementOriginal,
  'retirement-earliest': retirementEarliest,
  'retirement-year': retirementYear,
  'contract-kind': contractKind,
  'contract-due': contractDue,
  'contract-terms': contractTerms,
  'probation-due': probationDue,
  'post-trial-due': postTrialDue,
  'training-hours': trainingHours,
  appraisal,
  pay: payBand,
  presence,
  'file-year': fileYear,
  room,
  boxed,
  completeness,
  outside,
  'birth-precision': birthPrecision,
  'entered-precision': enteredPrecision,
  'left-precision': leftPrecision,
  'year-flow': yearFlow,
  'last-day': lastDay,
  'volume-kind': volumeKind,
  'paper-class': paperClass,
  'paper-standing': paperStanding,
  'paper-came': paperCame,
  'paper-filed': paperFiled,
  'transfer-way': transferWay,
  'transfer-step': transferStep,
  'reading-purpose': readingPurpose,
  'reading-at': readingAt,
  'reading-of': readingOf,
  'reading-copied': readingCopied,
  'case-kind': caseKind,
  'case-state': caseState,
  'case-duration': caseDuration,
  'case-step': caseStep,
  'post-unit': postUnit,
  post,
  'post-state': postState,
  'finding-section': findingSection,
  'finding-rule': findingRule,
  'finding-severity': findingSeverity,
  'finding-state': findingState,
  'lack-class': lackClass,
  'lack-paper': lackPaper,
} as const satisfies Readonly<Record<string, Measure>>

export type MeasureKey = keyof typeof measures

export const measureKeys = Object.keys(measures) as readonly MeasureKey[]

/** Whether a text names a measure. */
export const isMeasure = (text: string): text is MeasureKey => Object.hasOwn(measures, text)

/** What people are told apart by under a key. */
export const measureOf = (key: MeasureKey): Measure => measures[key]

/** Whether a measure tells people apart, and not things of their dossiers: what a cross-table is made of. */
export const tellsPeople = (key: MeasureKey): boolean => measureOf(key).tells === undefined

export const personMeasures = measureKeys.filter(tellsPeople)
