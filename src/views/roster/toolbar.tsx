import { columnKeys } from '#domain/roster/column.ts'
import type { Choices, Listing } from '#domain/roster/listing.ts'
import { type ListQuery, offers, queryText, shownColumns } from '#domain/roster/query.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Chips } from '#views/kit/chip.tsx'
import { Menu, MenuLink } from '#views/kit/menu.tsx'
import { type Drawn, type Keep, Once } from '#views/kit/once.tsx'
import { Sheet } from '#views/kit/sheet.tsx'
import { Suggest } from '#views/kit/suggest.tsx'
import { paths } from '#views/paths.ts'
import { Conditions, FilterMenus } from './filters.tsx'
import { listHref, toggled } from './href.ts'
import { RestOfQuery } from './rest-of-query.tsx'
import type { Unclear, UnitName } from './text.tsx'

type Props = {
  readonly listing: Listing
  readonly query: ListQuery
  readonly choices: Choices
  readonly unitName: UnitName
  readonly unclear: Unclear
  /** Keeps what is drawn of the choices. */
  readonly keep: Keep
}

/** Above a list: its search box, the conditions that hold, those that can be set, and the columns. */
export const ListToolbar = (props: Props) => {
  const t = useT()
  const { query, listing, unclear } = props
  return (
    <Chips label={t('list.filters')} end={<Kept {...props} what="columns" draw={() => <ColumnMenu {...props} />} />}>
      <SearchBox query={query} />
      <Conditions {...props} />
      <Sheet id="list-filters" label={t('list.filters')} on={unclear.length > 0}>
        <Kept {...props} what="filters" draw={() => <FilterMenus {...props} groups={listing.groups} />} />
      </Sheet>
    </Chips>
  )
}

/**
 * A part that is the same on every page of a list: a hundred addresses. What is chosen from on a past day or among the names of a
 * figure is not kept itself.
 */
const Kept = ({ what, draw, query, choices, unclear, keep }: Props & { what: string; draw: () => Drawn }) => {
  const language = useLanguage()
  if (unclear.length > 0 || query.asOf || query.figure) return draw()
  return <Once keep={keep} of={choices} as={`${what} ${language} ${queryText({ ...query, page: 1 })}`} draw={draw} />
}

/** Enter shows all that match in the list; a suggestion leads to the dossier at once. */
const SearchBox = ({ query }: { query: ListQuery }) => {
  const t = useT()
  return (
    <form method="get" action={paths.dossiers()} class="list-search">
      <RestOfQuery query={{ ...query, q: '' }} />
      <Suggest
        from={paths.dossierSuggestions('list')}
        name="q"
        id="list-q"
        label={t('list.search')}
        placeholder={t('list.search.hint')}
        value={query.q}
      />
    </form>
  )
}

const ColumnMenu = ({ query, listing }: Props) => {
  const t = useT()
  const shown = shownColumns(query, listing.groups)
  const offered = columnKeys.filter((key) => key !== 'name' && offers(query, listing.groups, key))
  return (
    <Menu label={t('list.columns')} kind="chip" icon="columns" align="end">
      {offered.map((key) => {
        const chosen = toggled(shown, key)
        return chosen.length === 0 ? null : (
          <MenuLink
            href={listHref(query, { columns: columnKeys.filter((known) => chosen.includes(known)) })}
            current={shown.includes(key)}
          >
            {t(`list.column.${key}`)}
          </MenuLink>
        )
      })}
      {query.columns && <MenuLink href={listHref(query, { columns: undefined })}>{t('list.columns.usual')}</MenuLink>}
      {query.sort && <MenuLink href={listHref(query, { sort: undefined })}>{t('list.sort.official')}</MenuLink>}
    </Menu>
  )
}
