import type { Rule } from '../rule.ts'
import { abroadEnd } from './abroad-end.ts'
import { appointedWhilePunished } from './appointed-while-punished.ts'
import { appointmentBeforeWork } from './appointment-before-work.ts'
import { appointmentDiffers } from './appointment-differs.ts'
import { appointmentEnd } from './appointment-end.ts'
import { appointmentRank } from './appointment-rank.ts'
import { appraisalBeforeWork } from './appraisal-before-work.ts'
import { appraisalEarly } from './appraisal-early.ts'
import { appraisalMissing } from './appraisal-missing.ts'
import { appraisalOfKind } from './appraisal-of-kind.ts'
import { appraisalProbation } from './appraisal-probation.ts'
import { appraisalReason } from './appraisal-reason.ts'
import { appraisalTwice } from './appraisal-twice.ts'
import { appraisalWords } from './appraisal-words.ts'
import { appraisalYears } from './appraisal-years.ts'
import { attendanceOver } from './attendance-over.ts'
import { beforeBirth } from './before-birth.ts'
import { birthDiffers } from './birth-differs.ts'
import { birthFromCard } from './birth-from-card.ts'
import { birthTooLate } from './birth-too-late.ts'
import { certificateEnd } from './certificate-end.ts'
import { certificateExpired } from './certificate-expired.ts'
import { childrenOrder } from './children-order.ts'
import { contractEnd } from './contract-end.ts'
import { contractExpired } from './contract-expired.ts'
import { contractOverlap } from './contract-overlap.ts'
import { contractSignedLate } from './contract-signed-late.ts'
import { degreeLevel } from './degree-level.ts'
import { degreeWithoutSchool } from './degree-without-school.ts'
import { determinedOtherwise } from './determined-otherwise.ts'
import { duringOutside } from './during-outside.ts'
import { earlierServiceEnd } from './earlier-service-end.ts'
import { earlierServiceLate } from './earlier-service-late.ts'
import { educationOrder } from './education-order.ts'
import { educationTooYoung } from './education-too-young.ts'
import { educationTwice } from './education-twice.ts'
import { emailForm } from './email-form.ts'
import { emergencyOwn } from './emergency-own.ts'
import { employmentDiffers } from './employment-differs.ts'
import { endBeforeStart } from './end-before-start.ts'
import { entryBeforeWork } from './entry-before-work.ts'
import { entryTooYoung } from './entry-too-young.ts'
import { excellentWhilePunished } from './excellent-while-punished.ts'
import { fullTimeAfterWork } from './full-time-after-work.ts'
import { fullTimeNotInResume } from './full-time-not-in-resume.ts'
import { graduatedOutside } from './graduated-outside.ts'
import { grandparentAge } from './grandparent-age.ts'
import { healthWord } from './health-word.ts'
import { idDivision } from './id-division.ts'
import { idTwice } from './id-twice.ts'
import { idTwoCards } from './id-two-cards.ts'
import { idTypeDiffers } from './id-type-differs.ts'
import { leagueOver } from './league-over.ts'
import { leaveBelowLaw } from './leave-below-law.ts'
import { leaveOverused } from './leave-overused.ts'
import { maritalDiffers } from './marital-differs.ts'
import { memberTooYoung } from './member-too-young.ts'
import { mobileForm } from './mobile-form.ts'
import { nameBlank } from './name-blank.ts'
import { nativeDiffers } from './native-differs.ts'
import { nativeLevel } from './native-level.ts'
import { partyConfirmedBefore } from './party-confirmed-before.ts'
import { partyConfirmedEarly } from './party-confirmed-early.ts'
import { partyConfirmedLate } from './party-confirmed-late.ts'
import { partyDateDiffers } from './party-date-differs.ts'
import { partyTooYoung } from './party-too-young.ts'
import { partyTwice } from './party-twice.ts'
import { payBeforeEntry } from './pay-before-entry.ts'
import { payGradeDiffers } from './pay-grade-differs.ts'
import { payslipTwice } from './payslip-twice.ts'
import { photoMissing } from './photo-missing.ts'
import { photoOld } from './photo-old.ts'
import { politicsParty } from './politics-party.ts'
import { politicsUndated } from './politics-undated.ts'
import { postDiffers } from './post-differs.ts'
import { probationOutside } from './probation-outside.ts'
import { probationOver } from './probation-over.ts'
import { probationTooLong } from './probation-too-long.ts'
import { promotedWhilePunished } from './promoted-while-punished.ts'
import { proposedHeld } from './proposed-held.ts'
import { punishmentEnd } from './punishment-end.ts'
import { punishmentLength } from './punishment-length.ts'
import { punishmentOfNoMember } from './punishment-of-no-member.ts'
import { rankBeforeWork } from './rank-before-work.ts'
import { rankDiffers } from './rank-differs.ts'
import { rankFell } from './rank-fell.ts'
import { rankLeap } from './rank-leap.ts'
import { rankOfKind } from './rank-of-kind.ts'
import { rehiredBeforeRetiring } from './rehired-before-retiring.ts'
import { relationTwice } from './relation-twice.ts'
import { relativeAge } from './relative-age.ts'
import { relativeDeceased } from './relative-deceased.ts'
import { relativeOld } from './relative-old.ts'
import { relativePolitics } from './relative-politics.ts'
import { relativeSelf } from './relative-self.ts'
import { removedNotHeld } from './removed-not-held.ts'
import { resumeBeforeBirth } from './resume-before-birth.ts'
import { resumeEnded } from './resume-ended.ts'
import { resumeGap } from './resume-gap.ts'
import { resumeMonth } from './resume-month.ts'
import { resumeOpenEarly } from './resume-open-early.ts'
import { resumeOverlap } from './resume-overlap.ts'
import { resumeTooEarly } from './resume-too-early.ts'
import { retiredTooEarly } from './retired-too-early.ts'
import { retirementBaseUnknown } from './retirement-base-unknown.ts'
import { retirementDiffers } from './retirement-differs.ts'
import { retirementPast } from './retirement-past.ts'
import { rewardTooYoung } from './reward-too-young.ts'
import { rewardTwice } from './reward-twice.ts'
import { rewardedWhilePunished } from './rewarded-while-punished.ts'
import { samePerson } from './same-person.ts'
import { secondProbation } from './second-probation.ts'
import { sexDiffers } from './sex-differs.ts'
import { siblingAge } from './sibling-age.ts'
import { spouseAge } from './spouse-age.ts'
import { spouseSex } from './spouse-sex.ts'
import { studyLength } from './study-length.ts'
import { thirdFixedTerm } from './third-fixed-term.ts'
import { titleBeforeWork } from './title-before-work.ts'
import { titleEarly } from './title-early.ts'
import { titleLevel } from './title-level.ts'
import { titleOrder } from './title-order.ts'
import { titleSchooling } from './title-schooling.ts'
import { titleSeriesDiffers } from './title-series-differs.ts'
import { titleTwice } from './title-twice.ts'
import { trainingEnd } from './training-end.ts'
import { workStartDiffers } from './work-start-differs.ts'
import { workTooYoung } from './work-too-young.ts'

/** Every rule, in the order in which a section tells what it finds. A new one is its file, a line here and its words. */
export const rules: Rule[] = [
  birthFromCard,
  birthDiffers,
  birthTooLate,
  sexDiffers,
  beforeBirth,
  workTooYoung,
  partyTooYoung,
  retirementBaseUnknown,
  retirementDiffers,
  retirementPast,
  workStartDiffers,
  postDiffers,
  rankDiffers,
  rankOfKind,
  politicsParty,
  politicsUndated,
  probationOver,
  leagueOver,
  nativeLevel,
  nativeDiffers,
  maritalDiffers,
  healthWord,
  nameBlank,
  samePerson,
  idTwice,
  idTwoCards,
  idDivision,
  idTypeDiffers,
  photoMissing,
  photoOld,
  educationTooYoung,
  educationOrder,
  educationTwice,
  degreeWithoutSchool,
  degreeLevel,
  fullTimeNotInResume,
  fullTimeAfterWork,
  graduatedOutside,
  studyLength,
  resumeGap,
  resumeOverlap,
  endBeforeStart,
  duringOutside,
  resumeBeforeBirth,
  resumeTooEarly,
  resumeOpenEarly,
  resumeEnded,
  resumeMonth,
  appointmentEnd,
  appointmentDiffers,
  appointmentBeforeWork,
  appointmentRank,
  rankFell,
  rankLeap,
  rankBeforeWork,
  titleLevel,
  titleSeriesDiffers,
  titleOrder,
  titleBeforeWork,
  titleEarly,
  titleSchooling,
  titleTwice,
  appraisalTwice,
  appraisalYears,
  appraisalMissing,
  appraisalEarly,
  appraisalBeforeWork,
  appraisalReason,
  appraisalProbation,
  appraisalWords,
  appraisalOfKind,
  rewardTooYoung,
  rewardTwice,
  relativeAge,
  grandparentAge,
  siblingAge,
  spouseSex,
  spouseAge,
  relationTwice,
  childrenOrder,
  relativeSelf,
  relativePolitics,
  relativeOld,
  relativeDeceased,
  partyConfirmedBefore,
  partyConfirmedEarly,
  partyConfirmedLate,
  partyTwice,
  partyDateDiffers,
  memberTooYoung,
  proposedHeld,
  removedNotHeld,
  entryBeforeWork,
  entryTooYoung,
  employmentDiffers,
  retiredTooEarly,
  rehiredBeforeRetiring,
  mobileForm,
  emailForm,
  emergencyOwn,
  trainingEnd,
  abroadEnd,
  earlierServiceEnd,
  earlierServiceLate,
  punishmentEnd,
  punishmentLength,
  punishmentOfNoMember,
  promotedWhilePunished,
  appointedWhilePunished,
  excellentWhilePunished,
  rewardedWhilePunished,
  determinedOtherwise,
  certificateExpired,
  certificateEnd,
  contractEnd,
  probationTooLong,
  probationOutside,
  secondProbation,
  contractSignedLate,
  contractOverlap,
  contractExpired,
  thirdFixedTerm,
  payGradeDiffers,
  payBeforeEntry,
  payslipTwice,
  leaveOverused,
  leaveBelowLaw,
  attendanceOver,
]
