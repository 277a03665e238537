import type { Fields, Section } from '#domain/dossiers/section.ts'
import { departure } from '#domain/dossiers/sections/departure.ts'
import { leavingBy } from './kind.ts'

/** 文号, its date, and the day on which the agreement was signed or the notice served: what 办结 may leave for later. */
const papers = ['document', 'documentDate', 'signed'] as const

type LeavingPaper = (typeof papers)[number]

/** Whether a field of the section 离职 is one of them. */
export const isLeavingPaper = (key: string): key is LeavingPaper => papers.some((one) => one === key)

/** The form on which they are written down afterwards. */
export const leavingPapersForm: Section = {
  ...departure,
  fields: departure.fields.filter(({ key }) => isLeavingPaper(key)),
}

/** What a record of the last task, or of the dossier, says of them. */
export const leavingPapersIn = (fields: Fields): Fields =>
  Object.fromEntries(papers.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])))

/**
 * What a departure of this kind has and nobody has written down: the day of an agreement, the notice of a dismissal and the day
 * on which it was served, the approval of a retirement. Whoever resigns hands a letter in, which has neither.
 */
export function lackingPapers(code: string | undefined, said: Fields): readonly LeavingPaper[] {
  const { review, ending } = leavingBy(code) ?? {}
  const due: readonly LeavingPaper[] =
    review === 'dismissal' || review === 'notice'
      ? ['document', 'signed']
      : review === 'agreement'
        ? ['signed']
        : ending === 'retired'
          ? ['document']
          : []
  return due.filter((key) => said[key] === undefined)
}
