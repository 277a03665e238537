import type { MaskedGroup } from '#domain/roster/entry.ts'
import {
  type ChoiceFilter,
  choiceFilters,
  isChoice,
  type RangeFilter,
  rangeFilters,
  ranges,
  usualFilters,
} from '#domain/roster/filters.ts'
import type { Choices } from '#domain/roster/listing.ts'
import { isFiltered, type ListQuery, offers, type Span } from '#domain/roster/query.ts'
import { figureText, readFigure } from '#domain/statistics/figure.ts'
import { formatPartialDate } from '#domain/time.ts'
import { type Translate, useLanguage, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Chip } from '#views/kit/chip.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { Menu, MenuLink } from '#views/kit/menu.tsx'
import { paths } from '#views/paths.ts'
import { figureConditions } from '#views/statistics/names.tsx'
import { chosenHref, listHref, openHref, toggled, unfilteredHref } from './href.ts'
import { RestOfQuery } from './rest-of-query.tsx'
import { type Unclear, type UnitName, useListText } from './text.tsx'

type Held = { readonly query: ListQuery; readonly unitName: UnitName }

/** The conditions that hold, each with its cross. */
export const Conditions = ({ query, unitName }: Held) => {
  const [t, text] = [useT(), useListText(unitName)]
  const named = (name: string, value: string) => t('list.filter.on', { name, value })
  const { q, unit, chosen, spans, filed } = query
  return (
    <>
      <FigureConditions query={query} unitName={unitName} />
      {filed && <Chip on href={listHref(query, { filed: undefined })} name={t('list.filter.filed', { day: filed })} />}
      {q && <Chip on href={listHref(query, { q: '' })} name={named(t('list.filter.q'), q)} />}
      {unit && (
        <Chip
          on
          href={listHref(query, { unit: undefined })}
          name={named(t('list.column.unit'), t('list.filter.below', { unit: unitName(unit) }))}
        />
      )}
      {Object.entries(chosen).map(([filter, values]) => (
        <Chip
          on
          href={chosenHref(query, filter as ChoiceFilter, [])}
          name={named(
            t(`list.column.${filter as ChoiceFilter}`),
            values.map((value) => text.value(filter as ChoiceFilter, value)).join(t('kit.comma')),
          )}
        />
      ))}
      {Object.entries(spans).map(([filter, span]) => (
        <Chip
          on
          href={openHref(query, filter as RangeFilter)}
          name={named(t(`list.column.${filter as RangeFilter}`), spanText(t, span))}
        />
      ))}
    </>
  )
}

/** The conditions of a figure: without one of them it is another figure, and without its population an ordinary list. */
const FigureConditions = ({ query, unitName }: Held) => {
  const [t, language] = [useT(), useLanguage()]
  const figure = query.figure === undefined ? undefined : readFigure(query.figure)
  if (!figure) return null
  return (
    <>
      {figureConditions(figure, { t, language, unitName }).map(({ name, without }) => (
        <Chip on href={listHref(query, { figure: without && figureText(without) })} name={name} />
      ))}
    </>
  )
}

function spanText(t: Translate, span: Span): string {
  const [from, until] = [span.from && formatPartialDate(span.from), span.until && formatPartialDate(span.until)]
  if (from && until) return t('list.span.range', { from, until })
  return from ? t('list.span.since', { from }) : t('list.span.before', { until: until ?? '' })
}

type Menus = Held & {
  readonly choices: Choices
  readonly groups: ReadonlySet<MaskedGroup>
  readonly unclear: Unclear
}

/**
 * A filter is offered where its column may be listed and there is something to choose. The usual ones stand in the row, the others
 * behind one button.
 */
export const FilterMenus = ({ query, unitName, choices, groups, unclear }: Menus) => {
  const t = useT()
  const may = (filter: ChoiceFilter | RangeFilter) => offers(query, groups, filter)
  const offered = [
    ...choiceFilters
      .filter((filter) => may(filter) && isChoice(filter, choices[filter]))
      .map((filter) => ({
        filter,
        isOpen: false,
        menu: <ChoiceMenu query={query} unitName={unitName} filter={filter} texts={choices[filter]} />,
      })),
    ...rangeFilters.filter(may).map((filter) => {
      const wrong = wrongIn(filter, unclear)
      return { filter, isOpen: wrong.length > 0, menu: <RangeMenu query={query} filter={filter} unclear={wrong} /> }
    }),
  ]
  const others = offered.filter(({ filter }) => !usualFilters.has(filter))
  return (
    <>
      {choices.units.length > 1 && <UnitMenu query={query} unitName={unitName} units={choices.units} />}
      {offered.filter(({ filter }) => usualFilters.has(filter)).map(({ menu }) => menu)}
      {others.length > 0 && (
        <Menu kind="chip" label={t('list.filter.more')} open={others.some(({ isOpen }) => isOpen)}>
          {others.map(({ menu }) => menu)}
        </Menu>
      )}
      {isFiltered(query) && (
        <a class="chip" href={unfilteredHref(query)}>
          {t('list.filter.clear')}
        </a>
      )}
    </>
  )
}

/** The ends of a span that are unclear. */
const wrongIn = (filter: RangeFilter, unclear: Unclear): Unclear => {
  const { from, until } = ranges[filter]
  return unclear.filter(({ name }) => name === from || name === until)
}

const ChoiceMenu = ({ query, unitName, filter, texts }: Held & { filter: ChoiceFilter; texts: readonly string[] }) => {
  const [t, text] = [useT(), useListText(unitName)]
  const chosen = query.chosen[filter] ?? []
  return (
    <Menu kind="chip" label={t(`list.column.${filter}`)}>
      {texts.map((value) => (
        <MenuLink href={chosenHref(query, filter, toggled(chosen, value))} current={chosen.includes(value)}>
          {text.value(filter, value)}
        </MenuLink>
      ))}
    </Menu>
  )
}

/** A field and not links: a house may have hundreds of units. */
const UnitMenu = ({ query, unitName, units }: Held & Pick<Choices, 'units'>) => {
  const t = useT()
  const { unit, ...rest } = query
  return (
    <Menu kind="chip" label={t('list.column.unit')}>
      <form method="get" action={paths.dossiers()}>
        <RestOfQuery query={rest} />
        <Select
          name="unit"
          label={t('list.unit.which')}
          value={unit}
          empty={t('list.filter.any')}
          options={units.map(({ id, depth }) => ({ value: id, label: '\u3000'.repeat(depth) + unitName(id) }))}
        />
        <div class="form-foot">
          <Button small>{t('list.filter.go')}</Button>
        </div>
      </form>
    </Menu>
  )
}

/** Stays open while a date in it is unclear, with what was typed and what to write. */
const RangeMenu = ({ query, filter, unclear }: { query: ListQuery; filter: RangeFilter; unclear: Unclear }) => {
  const t = useT()
  const { [filter]: span = {}, ...spans } = query.spans
  const names = ranges[filter]
  const ends = (['from', 'until'] as const).map((end) => {
    const wrong = unclear.find(({ name }) => name === names[end])
    return { end, wrong, value: wrong?.typed ?? (span[end] && formatPartialDate(span[end])) }
  })
  return (
    <Menu kind="chip" label={t(`list.column.${filter}`)} open={unclear.length > 0}>
      <form method="get" action={paths.dossiers()}>
        <RestOfQuery query={{ ...query, spans }} />
        {ends.map(({ end, wrong, value }) => (
          <Input
            name={names[end]}
            label={t(`list.span.${end}`)}
            value={value}
            problem={wrong && t('list.span.unclear', { problem: t(`field.${wrong.problem}`) })}
            placeholder={end === 'from' ? '1975' : '1990.06'}
            size={10}
          />
        ))}
        <div class="form-foot">
          <Button small>{t('list.filter.go')}</Button>
        </div>
      </form>
    </Menu>
  )
}
