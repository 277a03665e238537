import type { Child } from 'hono/jsx'
import { columnOf } from '#domain/roster/column.ts'
import type { ListedGroup } from '#domain/roster/entry.ts'
import type { Choices } from '#domain/roster/listing.ts'
import {
  type ChoiceFilter,
  choiceFilters,
  isFiltered,
  type ListQuery,
  listedStates,
  type UnclearDate,
} from '#domain/roster/query.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Chip } from '#views/kit/chip.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { Menu, MenuLink } from '#views/kit/menu.tsx'
import { paths } from '#views/paths.ts'
import { listHref, toggled, unfilteredHref } from './href.ts'
import { Kept } from './kept.tsx'
import { type Unclear, type UnitName, useListText } from './text.tsx'

type Held = { readonly query: ListQuery; readonly unitName: UnitName }

/** The conditions that hold, each with its cross. */
export const Conditions = ({ query, unitName }: Held) => {
  const [t, text] = [useT(), useListText(unitName)]
  const named = (name: Child & string, value: string) => t('list.filter.on', { name, value })
  const born = bornText(t, query)
  return (
    <>
      {query.q && <Chip on href={listHref(query, { q: '' })} name={named(t('list.filter.q'), query.q)} />}
      {query.unit && (
        <Chip
          on
          href={listHref(query, { unit: undefined })}
          name={named(t('list.filter.unit'), t('list.filter.below', { unit: unitName(query.unit) }))}
        />
      )}
      {choiceFilters
        .filter((filter) => query[filter].length > 0)
        .map((filter) => (
          <Chip
            on
            href={listHref(query, { [filter]: [] })}
            name={named(
              t(`list.filter.${filter}`),
              query[filter].map((value) => text.value(filter, value)).join(t('kit.comma')),
            )}
          />
        ))}
      {born && (
        <Chip
          on
          href={listHref(query, { bornFrom: undefined, bornUntil: undefined })}
          name={named(t('list.filter.born'), born)}
        />
      )}
      {query.state.length > 0 && (
        <Chip
          on
          href={listHref(query, { state: [] })}
          name={named(
            t('list.filter.state'),
            query.state.map((state) => text.value('state', state)).join(t('kit.comma')),
          )}
        />
      )}
    </>
  )
}

function bornText(t: Translate, { bornFrom, bornUntil }: ListQuery): string | undefined {
  const [from, until] = [bornFrom && formatPartialDate(bornFrom), bornUntil && formatPartialDate(bornUntil)]
  if (from && until) return t('list.born.range', { from, until })
  if (from) return t('list.born.since', { from })
  return until && t('list.born.before', { until })
}

type Menus = Held & {
  readonly choices: Choices
  readonly groups: ReadonlySet<ListedGroup>
  readonly unclear: Unclear
}

/** A filter is offered where its column may be listed and there is something to choose. */
export const FilterMenus = ({ query, unitName, choices, groups, unclear }: Menus) => {
  const [t, text] = [useT(), useListText(unitName)]
  const may = (filter: ChoiceFilter) => groups.has(columnOf(filter).group) && choices[filter].length > 0
  return (
    <>
      {choices.units.length > 1 && <UnitMenu query={query} unitName={unitName} units={choices.units} />}
      {choiceFilters.filter(may).map((filter) => (
        <Menu kind="chip" label={t(`list.filter.${filter}`)}>
          {choices[filter].map((value) => (
            <MenuLink
              href={listHref(query, { [filter]: toggled(query[filter], value) })}
              current={query[filter].includes(value)}
            >
              {text.value(filter, value)}
            </MenuLink>
          ))}
        </Menu>
      ))}
      {groups.has('identity') && <BornMenu query={query} unclear={unclear} />}
      {choices.states.length > 1 && (
        <Menu kind="chip" label={t('list.filter.state')}>
          {listedStates
            .filter((state) => choices.states.includes(state))
            .map((state) => (
              <MenuLink
                href={listHref(query, { state: toggled(query.state, state) })}
                current={query.state.includes(state)}
              >
                {text.value('state', state)}
              </MenuLink>
            ))}
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

/** A field and not links: a house may have hundreds of units. */
const UnitMenu = ({ query, unitName, units }: Held & Pick<Choices, 'units'>) => {
  const t = useT()
  const { unit, ...rest } = query
  return (
    <Menu kind="chip" label={t('list.filter.unit')}>
      <form method="get" action={paths.dossiers()}>
        <Kept query={rest} />
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
const BornMenu = ({ query, unclear }: { query: ListQuery; unclear: Unclear }) => {
  const t = useT()
  const { bornFrom, bornUntil, ...rest } = query
  const unclearOf = (name: UnclearDate['name']) => unclear.find((one) => one.name === name)
  const value = (name: UnclearDate['name'], date: PartialDate | undefined) =>
    unclearOf(name)?.typed ?? (date && formatPartialDate(date))
  const problem = (name: UnclearDate['name']) => {
    const found = unclearOf(name)?.problem
    return found && t('list.born.unclear', { problem: t(`field.${found}`) })
  }
  return (
    <Menu kind="chip" label={t('list.filter.born')} open={unclear.length > 0}>
      <form method="get" action={paths.dossiers()}>
        <Kept query={rest} />
        <Input
          name="from"
          label={t('list.born.from')}
          value={value('from', bornFrom)}
          problem={problem('from')}
          placeholder="1975"
          size={10}
        />
        <Input
          name="until"
          label={t('list.born.until')}
          value={value('until', bornUntil)}
          problem={problem('until')}
          placeholder="1990.06"
          size={10}
        />
        <div class="form-foot">
          <Button small>{t('list.filter.go')}</Button>
        </div>
      </form>
    </Menu>
  )
}
