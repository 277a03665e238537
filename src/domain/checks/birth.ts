import type { Contents, Finding } from '#domain/dossiers/section.ts'
import { readPartyDate } from '#domain/parsing/party-date.ts'
import { birthIn, type IdNumber, readIdNumber } from '#domain/people/id-number.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { monthOf, only, textOf } from './facts.ts'

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

const isAhead = (date: PartialDate, today: PartialDate | undefined) =>
  today !== undefined && date > today.slice(0, date.length)

/** What cannot be at the birth: none beside a good ID number, one that contradicts it, one after what came later. */
export function checkBirth(contents: Contents, today?: PartialDate): readonly Omit<Finding, 'record'>[] {
  const stated = textOf(only(contents, 'basic')?.fields['birth'])
  const card = cardOf(contents)
  if (card && stated === '') {
    const month = formatPartialDate(birthIn(card).slice(0, 6) as PartialDate)
    return [{ code: 'birth-from-card', field: 'birth', readings: [month], params: { card: month } }]
  }
  const differs = card ? againstCard(stated, birthIn(card)) : []
  const month = monthOf(stated)
  const before = month && !card && !isAhead(month, today) ? laterThan(contents, month) : undefined
  return before ? [{ code: 'birth-too-late', field: 'birth', params: { date: formatPartialDate(before) } }] : differs
}

function againstCard(stated: string, onCard: PartialDate): readonly Omit<Finding, 'record'>[] {
  if (stated === '' || onCard.startsWith(stated) || stated.startsWith(onCard)) return []
  const readings = [stated, onCard.slice(0, stated.length === 8 ? 8 : 6)].map((date) =>
    formatPartialDate(date as PartialDate),
  )
  const [said = '', card = ''] = readings
  return [{ code: 'birth-differs', field: 'birth', readings, params: { stated: said, card } }]
}

/** The first thing in this life that lies before the birth. */
function laterThan(contents: Contents, birth: PartialDate): PartialDate | undefined {
  const fields = only(contents, 'basic')?.fields ?? {}
  const lived = [
    monthOf(fields['workStart']),
    monthOf(readPartyDate(textOf(fields['partyDate'])).memberships[0]?.joined),
    ...(contents['resume'] ?? []).map((line) => monthOf(line.fields['from'])),
  ]
  return lived.filter((month) => month !== undefined && month.slice(0, 6) < birth.slice(0, 6)).toSorted()[0]
}
