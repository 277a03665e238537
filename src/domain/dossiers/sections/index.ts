import type { Section } from '#domain/dossiers/section.ts'
import { appointments } from './appointments.ts'
import { appraisals } from './appraisals.ts'
import { basic } from './basic.ts'
import { conduct } from './conduct.ts'
import { education } from './education.ts'
import { family } from './family.ts'
import { form } from './form.ts'
import { idNumbers } from './id-numbers.ts'
import { party } from './party.ts'
import { photo } from './photo.ts'
import { ranks } from './ranks.ts'
import { resume } from './resume.ts'
import { rewards } from './rewards.ts'
import { titles } from './titles.ts'
import { unread } from './unread.ts'

/** Every section of a dossier, in the order of its page. A new one is its file and a line here. */
export const sections: Section[] = [
  basic,
  idNumbers,
  photo,
  education,
  resume,
  appointments,
  ranks,
  titles,
  appraisals,
  rewards,
  conduct,
  family,
  party,
  form,
  unread,
]

export const sectionOf = (key: string): Section | undefined => sections.find((section) => section.key === key)
