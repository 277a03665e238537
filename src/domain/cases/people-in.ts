import type { PersonId } from '#domain/ids.ts'
import type { CaseState } from './case.ts'

/** Everybody who has a part in a case: who applied, was asked, was told of its end, spoke or was called by name. */
export const peopleIn = ({ applicant, runs, copied, comments }: CaseState): readonly PersonId[] => [
  ...new Set([
    ...(applicant ? [applicant] : []),
    ...runs.flatMap(({ seats }) => seats.flatMap(({ candidates }) => candidates)),
    ...copied,
    ...comments.flatMap(({ by, named }) => [by, ...named]),
  ]),
]

/** Who may look at what is attached to the discussion: who applied, and whoever is or was asked or called by name. */
export const looksAtAttachments = ({ applicant, runs, comments }: CaseState, person: PersonId): boolean =>
  person === applicant ||
  comments.some(({ by, named }) => by === person || named.includes(person)) ||
  runs.some(({ seats }) => seats.some(({ candidates }) => candidates.includes(person)))
