import { totalIn } from '#domain/batches/cost.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { type Money, negative, shownMoney, sumOf } from '#domain/money.ts'
import { dayOf, type Instant, partialDateOf } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import type { BatchProps } from './show.tsx'

/** Of a list of amounts: what all of it costs more, or less, a month. */
export const Cost = ({ rows, now: at }: Pick<BatchProps, 'rows' | 'now'>) => {
  const t = useT()
  const records = rows.flatMap(({ records = [], groups }) =>
    records.filter(({ section }) => totalIn(section) !== undefined && groups?.has(totalIn(section)?.group ?? 'who')),
  )
  if (records.length === 0) return null
  const total = (pick: 'fields' | 'beside') =>
    sumOf(records.map((record) => amountIn(record.section, record[pick], at)))
  const [now, was] = [total('fields'), total('beside')]
  if (!now) return null
  const [more, count] = [was && sumOf([now, negative(was)]), records.length]
  return (
    <p class="table-note">
      {was && more
        ? t('batch.cost', { count, was: shownMoney(was), now: shownMoney(now), more: shownMoney(more) })
        : t('batch.cost.first', { count, now: shownMoney(now) })}
    </p>
  )
}

/** As it was typed, or reckoned from what was. */
function amountIn(section: string, fields: Fields | undefined, at: Instant): Money | undefined {
  const total = totalIn(section)
  if (!total || !fields) return undefined
  return (fields[total.key] ?? total.derive?.(fields, {}, partialDateOf(dayOf(at)))) as Money | undefined
}
