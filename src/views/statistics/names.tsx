import type { UnitId } from '#domain/ids.ts'
import { crossEntries, entriesOfText, readCrossText } from '#domain/statistics/cross.ts'
import { type Figure, figureText } from '#domain/statistics/figure.ts'
import { measureOf } from '#domain/statistics/measures/index.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { isTable, numberOf, tableOf } from '#domain/statistics/tables/index.ts'
import { readStandingPlace } from '#domain/templates/standing-place.ts'
import type { Day } from '#domain/time.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { paths } from '#views/paths.ts'
import { cellOf } from './cell.ts'
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
    ...(figure.under === undefined ? [] : [underCondition(figure, figure.under, words)]),
    ...figure.where.map(({ measure, values }, at) => ({
      name: t('list.filter.on', {
        name: said(measureOf(measure), language),
        value: values.map((value) => valueName(words, measure, value)).join(t('kit.comma')),
      }),
      without: { ...figure, where: figure.where.filter((_, other) => other !== at) },
    })),
  ]
}

function underCondition({ under: _, ...without }: Figure, unit: UnitId, { t, unitName }: TableWords) {
  const value = t('list.filter.below', { unit: unitName(unit) })
  return { name: t('list.filter.on', { name: t('list.column.unit'), value }), without }
}

/** Where the names hang: the table that the figure stands in. */
export const FigureCrumbs = ({ figure }: { readonly figure: Figure }) => {
  const [t, language] = [useT(), useLanguage()]
  const back = backTo(figure)
  return (
    <Crumbs
      items={[
        { label: t('statistics.title'), href: paths.statistics() },
        ...(back === undefined ? [] : [{ label: nameOfTable(figure, { t, language }), href: back }]),
        { label: t('statistics.names') },
      ]}
    />
  )
}

type NoteProps = {
  readonly figure: Figure
  /** The day that the columns are of; undefined for today. */
  readonly asOf: Day | undefined
  readonly today: Day
  /** The same names at the day of the figure, and today. */
  readonly toThen: string
  readonly toNow: string
  /** Of a figure of a return: how many it counted, and how many of them are not shown. */
  readonly frozen?: { readonly people: number; readonly hidden: number } | undefined
}

/** By which day and clock the names were counted, of which day the columns are, and the way back to the cell. */
export const FigureNote = ({ figure, asOf, today, toThen, toNow, frozen }: NoteProps) => {
  const t = useT()
  const back = backTo(figure)
  const { day, clock } = figure
  return (
    <Banner
      action={
        back !== undefined && (
          <LinkButton small href={back}>
            {t('statistics.names.back')}
          </LinkButton>
        )
      }
    >
      {frozen
        ? t('returns.names.frozen', { people: frozen.people, day })
        : t('statistics.names.foot', { day, clock: t(`statistics.names.clock.${clock}`) })}
      {frozen && frozen.hidden > 0 && t('returns.names.hidden', { count: frozen.hidden })}
      {asOf === undefined ? day < today && t('statistics.names.now') : t('statistics.names.then', { day: asOf })}{' '}
      {countedOf(figure.of) !== 'people' && t('statistics.names.things')}{' '}
      {(asOf !== undefined || day < today) && (
        <a href={asOf === undefined ? toThen : toNow}>
          {asOf === undefined ? t('statistics.names.to-then', { day }) : t('statistics.names.to-now')}
        </a>
      )}
    </Banner>
  )
}

/** The address of the table that a figure stands in, at its own cell; undefined for a figure of none. */
function backTo(figure: Figure): string | undefined {
  const { from = '', day, clock, frozen } = figure
  const cell = cellOf(figureText(figure))
  if (frozen) return isTable(from) ? paths.returnTable(frozen, from, { cell }) : paths.return(frozen)
  if (isTable(from))
    return paths.statisticsTable(from, { asOf: day, clock: clock === 'known' ? clock : undefined, cell })
  const knownClock = clock === 'known' ? clock : undefined
  if (isOfYears(from)) return paths.statisticsYears({ asOf: from.split('~')[1], clock: knownClock, cell })
  const place = readStandingPlace(from)
  if (place) return paths.template(place.template, { sheet: place.sheet, asOf: day, clock: knownClock }, place.ref)
  const cross = readCrossText(from)
  if (!cross) return undefined
  const known: [string, string][] = clock === 'known' ? [['clock', clock]] : []
  const saved = entriesOfText(from).filter(([name]) => name === 'saved')
  return paths.statisticsCrossCell([...crossEntries(cross), ['asOf', day], ...known, ...saved], cell)
}

/** `years`, or `years~2025-06-30` where the page was of a past day. */
const isOfYears = (from: string): boolean => /^years(?:~\d{4}-\d\d-\d\d)?$/.test(from)

const nameOfTable = ({ from = '' }: Figure, { t, language }: Pick<TableWords, 't' | 'language'>) =>
  isTable(from)
    ? `${t('statistics.table', { number: numberOf(from) })} ${said(tableOf(from), language)}`
    : t(isOfYears(from) ? 'years.title' : readStandingPlace(from) ? 'template.one' : 'cross.title')
