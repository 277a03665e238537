import type { DossierRecord } from '#domain/dossiers/section.ts'
import type { PartialDate } from '#domain/time.ts'
import { monthOf } from './values.ts'

/** 影响期: the months in which a punishment takes effect, the last one included. */
export type Effect = { readonly from: PartialDate; readonly until: PartialDate }

/** Those whose beginning and end are known to the month; lifting it early ends it. */
export const effectsOf = (punishments: readonly DossierRecord[]): readonly Effect[] =>
  punishments.flatMap(({ fields }) => {
    const from = monthOf(fields['from']) ?? monthOf(fields['decided'])
    const until = monthOf(fields['lifted']) ?? monthOf(fields['until'])
    return from && until ? [{ from: month(from), until: month(until) }] : []
  })

/** The effect in which this date lies, if it is known to the month. */
export function runningAt(effects: readonly Effect[], date: PartialDate | undefined): Effect | undefined {
  const at = date && month(date)
  return at && effects.find(({ from, until }) => from <= at && at <= until)
}

const month = (date: PartialDate) => date.slice(0, 6) as PartialDate
