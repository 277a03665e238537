import { amountOf } from '#domain/statistics/amounts.ts'
import type { Words } from '#domain/statistics/measure.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { measuresOf } from '#domain/statistics/tally.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { manyOf, type Sum, said, type TableWords } from './drawn.ts'

type Props = {
  readonly layout: Layout
  /** As the table itself says who stands in it. */
  readonly whom?: Words | undefined
  readonly clock: Clock
  readonly otherClock?: string | undefined
}

/** The definitions of everything that a table counts, one after the other, as the page and its files say them. */
export function meaningsOf(
  { layout, whom, clock }: Omit<Props, 'otherClock'>,
  { t, language }: Pick<TableWords, 't' | 'language'>,
): readonly { readonly label: string; readonly value: string }[] {
  const measures = [...measuresOf(layout)].map(measureOf)
  const averaged = layout.columns.flatMap((group) => (group.is === 'mean' ? [group.amount] : []))
  const amounts = [...new Set(averaged)].map(amountOf)
  return [
    { label: t('statistics.means.whom'), value: whom ? said(whom, language) : t(`statistics.of.${layout.of}`) },
    { label: t('statistics.means.seen'), value: t('statistics.means.seen.text') },
    ...[...measures, ...amounts].map((one) => ({ label: said(one, language), value: said(one.means, language) })),
    { label: t('statistics.means.when'), value: t(`statistics.clock.${clock}`) },
  ]
}

/** Whom the columns of a group do not count, and why. */
export const missingIn = (
  layout: Layout,
  sums: readonly Sum[],
  { t, language }: Pick<TableWords, 't' | 'language'>,
): readonly string[] =>
  sums.flatMap(({ missing }, at) => {
    const group = layout.columns[at - 1]
    if (!missing || group?.is !== 'parts') return []
    const why = t('statistics.missing.why', { measure: said(measureOf(group.measure), language) })
    return [`${t('statistics.missing', { many: manyOf(t, layout.of, missing.people) })}${t('kit.colon')}${why}`]
  })

/** 怎么算: the definition of everything that a table counts, in words beside it. */
export const Means = ({ layout, whom, clock, otherClock }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const other = clock === 'effective' ? 'known' : 'effective'
  return (
    <Card title={t('statistics.means')}>
      <Definitions items={meaningsOf({ layout, whom, clock }, { t, language })} />
      {otherClock && <a href={otherClock}>{t(`statistics.clock.to.${other}`)}</a>}
    </Card>
  )
}
