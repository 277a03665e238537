import type { DossierRecord } from '#domain/dossiers/section.ts'
import { monthNumber, type PartialDate } from '#domain/time.ts'

/** 空档: months of a résumé that no line covers. `before` is the place of the line that follows. */
export type Gap = { readonly before: number; readonly from: PartialDate; readonly to: PartialDate }

/**
 * A résumé has a gap unless a line begins in the month in which an earlier one ends (docs/law/exchange-lrmx.md §3).
 * Lines without a month are left out: about them nothing can be said. The records come in the order of their
 * beginnings.
 */
export function gapsOf(records: readonly DossierRecord[]): readonly Gap[] {
  const gaps: Gap[] = []
  let until: PartialDate | undefined
  let open = false
  for (const [place, { fields }] of records.entries()) {
    const [from, to] = [fields['from'] as PartialDate | undefined, fields['to'] as PartialDate | undefined]
    if (!from || from.length < 6) continue
    if (until && !open && monthNumber(from) > monthNumber(until)) gaps.push({ before: place, from: until, to: from })
    if (!to) open = true
    else if (to.length >= 6 && (!until || monthNumber(to) > monthNumber(until))) until = to
  }
  return gaps
}
