import type { Figure } from '#domain/statistics/figure.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import { isTable, numberOf, tableOf } from '#domain/statistics/tables/index.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { paths } from '#views/paths.ts'
import { said, type TableWords, valueName } from './drawn.ts'

/** The conditions of a figure in words, the population first, each with the figure that is left without it. */
export function figureConditions(
  figure: Figure,
  words: TableWords,
): readonly { readonly name: string; readonly without?: Figure }[] {
  const { t, language } = words
  const whom = t('list.filter.on', {
    name: t(`statistics.of.${figure.of}.short`),
    value: t('statistics.until', { day: figure.day }),
  })
  return [
    { name: whom },
    ...figure.where.map(({ measure, values }, at) => ({
      name: t('list.filter.on', {
        name: said(measureOf(measure), language),
        value: values.map((value) => valueName(words, measure, value)).join(t('kit.comma')),
      }),
      without: { ...figure, where: figure.where.filter((_, other) => other !== at) },
    })),
  ]
}

/** Where the names hang: the table that the figure stands in. */
export const FigureCrumbs = ({ figure }: { readonly figure: Figure }) => {
  const [t, language] = [useT(), useLanguage()]
  const { from } = figure
  return (
    <Crumbs
      items={[
        { label: t('statistics.title'), href: paths.statistics() },
        ...(from !== undefined && isTable(from)
          ? [
              {
                label: `${t('statistics.table', { number: numberOf(from) })} ${said(tableOf(from), language)}`,
                href: backTo(figure),
              },
            ]
          : []),
        { label: t('statistics.names') },
      ]}
    />
  )
}

/** By which day and clock the names were counted, and the way back. */
export const FigureNote = ({ figure }: { readonly figure: Figure }) => {
  const t = useT()
  const back = figure.from !== undefined && isTable(figure.from)
  return (
    <Banner
      action={
        back && (
          <LinkButton small href={backTo(figure)}>
            {t('statistics.names.back')}
          </LinkButton>
        )
      }
    >
      {t('statistics.names.foot', { day: figure.day })}
    </Banner>
  )
}

const backTo = ({ from = '', day, clock }: Figure) =>
  paths.statisticsTable(from, { asOf: day, clock: clock === 'known' ? clock : undefined })
