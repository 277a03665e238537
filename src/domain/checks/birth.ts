import type { Contents } from '#domain/dossiers/section.ts'
import { readPartyDate } from '#domain/parsing/party-date.ts'
import { birthIn, type IdNumber, readIdNumber } from '#domain/people/id-number.ts'
import type { PartialDate } from '#domain/time.ts'
import { monthOf, only, textOf } from './values.ts'

/** The first resident number of a dossier that is right in itself. */
export function cardOf(contents: Contents): IdNumber | undefined {
  const numbers = (contents['id-numbers'] ?? []).map(({ fields }) => readIdNumber(textOf(fields['number'])))
  const card = numbers.find(({ ok }) => ok)
  return card?.ok ? card.value : undefined
}

/**
 * The births by which ages are reckoned: the stated one and, where it says another month, that of the ID number; none while
 * the birth itself cannot be. What follows from a wrong birth is then not told again: only what is odd by every one of them.
 */
export function birthsOf(contents: Contents, today?: PartialDate): readonly PartialDate[] {
  const stated = monthOf(only(contents, 'basic')?.fields['birth'])
  const card = cardOf(contents)
  const onCard = card && birthIn(card)
  const said = [stated, onCard].filter((birth) => birth !== undefined)
  const confirmed = (birth: PartialDate) => onCard?.startsWith(birth.slice(0, 6))
  return said.filter((birth) => !isAhead(birth, today) && (confirmed(birth) || !laterThan(contents, birth)))
}

/** Whether a date lies after today, as far as it is known. */
export const isAhead = (date: PartialDate, today: PartialDate | undefined) =>
  today !== undefined && date > today.slice(0, date.length)

/** The first thing in this life that lies before the birth. */
export function laterThan(contents: Contents, birth: PartialDate): PartialDate | undefined {
  const fields = only(contents, 'basic')?.fields ?? {}
  const lived = [
    monthOf(fields['workStart']),
    monthOf(readPartyDate(textOf(fields['partyDate'])).memberships[0]?.joined),
    ...(contents['resume'] ?? []).map((line) => monthOf(line.fields['from'])),
  ]
  return lived.filter((month) => month !== undefined && month.slice(0, 6) < birth.slice(0, 6)).toSorted()[0]
}
