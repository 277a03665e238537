import type { DossierRecord } from '#domain/dossiers/section.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Facts } from './facts.ts'
import type { Found } from './rule.ts'
import { monthOf } from './values.ts'

/** What a rule on the effect of punishments reads of them. */
export const punishmentReads = [
  'punishments.from',
  'punishments.until',
  'punishments.decided',
  'punishments.lifted',
] as const

/** 影响期: the months in which a punishment takes effect, the last one included. */
export type Effect = { readonly from: PartialDate; readonly until: PartialDate }

/** Those whose beginning and end are known to the month; lifting it early ends it. */
export const effectsOf = (punishments: readonly DossierRecord[]): readonly Effect[] =>
  punishments.flatMap(({ fields }) => {
    const from = monthOf(fields['from']) ?? monthOf(fields['decided'])
    const until = monthOf(fields['lifted']) ?? monthOf(fields['until'])
    return from && until ? [{ from: month(from), until: month(until) }] : []
  })

/** What happened while an effect lasted, by its date in this field, where it is meant beside the record before it. */
export function whilePunished(
  { records }: Facts,
  section: string,
  field: string,
  isMeant: (record: DossierRecord, before: DossierRecord | undefined) => boolean = () => true,
): readonly Found[] {
  const effects = effectsOf(records('punishments'))
  return records(section).flatMap((record, at, all) => {
    const date = monthOf(record.fields[field])
    const running = runningAt(effects, date)
    if (!running || !date || !isMeant(record, all[at - 1])) return []
    const params = { date: formatPartialDate(date), until: formatPartialDate(running.until) }
    return [{ field, record: record.id, params }]
  })
}

/** The effect in which this date lies, if it is known to the month. */
function runningAt(effects: readonly Effect[], date: PartialDate | undefined): Effect | undefined {
  const at = date && month(date)
  return at && effects.find(({ from, until }) => from <= at && at <= until)
}

const month = (date: PartialDate) => date.slice(0, 6) as PartialDate
