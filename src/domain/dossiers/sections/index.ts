import type { Section } from '#domain/dossiers/section.ts'
import { abroad } from './abroad.ts'
import { appointments } from './appointments.ts'
import { appraisals } from './appraisals.ts'
import { attendance } from './attendance.ts'
import { basic } from './basic.ts'
import { bonuses } from './bonuses.ts'
import { certificates } from './certificates.ts'
import { conduct } from './conduct.ts'
import { contact } from './contact.ts'
import { contracts } from './contracts.ts'
import { departure } from './departure.ts'
import { determinations } from './determinations.ts'
import { earlierService } from './earlier-service.ts'
import { education } from './education.ts'
import { entry } from './entry.ts'
import { family } from './family.ts'
import { form } from './form.ts'
import { health } from './health.ts'
import { idNumbers } from './id-numbers.ts'
import { leave } from './leave.ts'
import { management } from './management.ts'
import { party } from './party.ts'
import { pay } from './pay.ts'
import { payStandards } from './pay-standards.ts'
import { payslips } from './payslips.ts'
import { photo } from './photo.ts'
import { punishments } from './punishments.ts'
import { ranks } from './ranks.ts'
import { resume } from './resume.ts'
import { reviews } from './reviews.ts'
import { rewards } from './rewards.ts'
import { titles } from './titles.ts'
import { training } from './training.ts'
import { unread } from './unread.ts'

/** Every section of a dossier, in the order of its page. A new one is its file and a line here. */
export const sections: Section[] = [
  basic,
  entry,
  management,
  idNumbers,
  contact,
  photo,
  education,
  resume,
  appointments,
  ranks,
  titles,
  training,
  appraisals,
  rewards,
  conduct,
  punishments,
  family,
  party,
  reviews,
  abroad,
  certificates,
  health,
  earlierService,
  contracts,
  payStandards,
  pay,
  payslips,
  bonuses,
  leave,
  attendance,
  departure,
  determinations,
  form,
  unread,
]

/** The section of this key; undefined where there is none. */
export const sectionOf = (key: string): Section | undefined => sections.find((section) => section.key === key)
