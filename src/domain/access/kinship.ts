import type { PersonId } from '#domain/ids.ts'
import { sameName } from '#domain/people/fold.ts'
import type { PartialDate } from '#domain/time.ts'

/** What is known of somebody who may be a relative; `prints` are the fingerprints of ID numbers, never the numbers. */
export type Candidate = {
  readonly person: PersonId
  readonly name: string
  readonly birth?: PartialDate | undefined
  readonly prints?: readonly string[]
}

/** A relative as a family section names one. */
export type Relative = Omit<Candidate, 'person'>

export type Suggestion = { readonly person: PersonId; readonly certain: boolean }

/**
 * Who a relative may be: certainly whoever has the same ID number, possibly whoever has the same name and month of birth.
 * Two people with one name and month are both suggested: a person decides.
 */
export function suggestKin(relative: Relative, known: Iterable<Candidate>): readonly Suggestion[] {
  const found: Suggestion[] = []
  for (const candidate of known) {
    if (sharesPrint(relative, candidate)) found.push({ person: candidate.person, certain: true })
    else if (sameMonth(relative, candidate) && sameName(relative.name, candidate.name))
      found.push({ person: candidate.person, certain: false })
  }
  return found.sort((a, b) => Number(b.certain) - Number(a.certain))
}

const sharesPrint = (a: Relative, b: Relative): boolean => a.prints?.some((print) => b.prints?.includes(print)) ?? false

const sameMonth = (a: Relative, b: Relative): boolean =>
  a.birth !== undefined && b.birth !== undefined && a.birth.length >= 6 && a.birth.slice(0, 6) === b.birth.slice(0, 6)
