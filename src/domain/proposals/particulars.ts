import type { Section } from '#domain/dossiers/section.ts'
import { sectionOf, sections } from '#domain/dossiers/sections/index.ts'
import { integrity, submission, terms } from './appointing-forms.ts'
import { eligibilitySection } from './eligibility.ts'

/**
 * 事项要素: what the form of a kind says beside the records that it changes, such as grounds, checks and answers. It has the
 * shape of a section and lies in the proposal like a record, so that it is sealed, sliced and vouched for by group; it is
 * never written to the dossier. A new one is its file and a line here.
 */
export const particulars: readonly Section[] = [submission, eligibilitySection, terms, integrity]

/** Everything that a proposal may hold: records of the dossier, and what the form says. */
export const proposedSections = (): readonly Section[] => [...sections, ...particulars]

/** The section that is proposed under this key: of the dossier, or particulars of a case alone. */
export const proposedSection = (key: string): Section | undefined =>
  sectionOf(key) ?? particulars.find((one) => one.key === key)

/** Whether it is of the form alone, and no record of the dossier. */
export const isParticular = ({ section }: { readonly section: string }): boolean =>
  particulars.some(({ key }) => key === section)
