import type { Child } from 'hono/jsx'
import { hasAuthor } from '#domain/access/policy.ts'
import { type ColumnKey, columnOf } from '#domain/roster/column.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { Choices, Listing } from '#domain/roster/listing.ts'
import { isFiltered, type ListQuery, queryText, shownColumns } from '#domain/roster/query.ts'
import { count } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { dossierFrom, fromList, listHref, sortHref, todayHref, unfilteredHref } from './href.ts'
import { distinctions, type ListText, postWithin, type Unclear, type UnitName, useListText } from './text.tsx'
import { ListToolbar } from './toolbar.tsx'

type Props = {
  readonly listing: Listing
  /** Only what the viewer may ask. */
  readonly query: ListQuery
  readonly choices: Choices
  readonly unitName: UnitName
  /** Whether the viewer may bring new dossiers in. */
  readonly mayCreate: boolean
  /** Whether appointment forms are printed by this viewer. */
  readonly mayPrintForms: boolean
  readonly unclear: Unclear
  /** Whether a part of the dossier cannot be read. */
  readonly damaged: (row: RosterRow) => boolean
}

/** 名单: whoever the viewer may see, as many as there are, with the conditions that left them. */
export const ListPage = (props: Props) => {
  const { listing, query, mayCreate, mayPrintForms } = props
  const t = useT()
  return (
    <>
      <PageHead
        title={t('list.title')}
        marks={<Count listing={listing} query={query} />}
        actions={
          mayCreate &&
          (query.asOf ? (
            <NameListLink listing={listing} query={query} />
          ) : (
            <>
              <NameListLink listing={listing} query={query} />
              {mayPrintForms && listing.count > 0 && (
                <LinkButton icon="printer" href={paths.hrPrints('appointment', queryText({ ...query, page: 1 }))}>
                  {t('paper.appointment.action')}
                </LinkButton>
              )}
              {listing.count > 0 && (
                <LinkButton href={paths.newExport(queryText({ ...query, page: 1 }))}>{t('exports.action')}</LinkButton>
              )}
              {listing.count > 0 && (
                <LinkButton href={paths.peopleGrids(fromList({ ...query, page: 1 }))}>
                  {t('people-grid.action')}
                </LinkButton>
              )}
              {listing.rows.some(({ state }) => state === 'draft') && (
                <LinkButton href={paths.newBatch(queryText({ ...query, page: 1 }))}>{t('batch.new.action')}</LinkButton>
              )}
              {listing.rows.some(({ state }) => state === 'archived') && (
                <LinkButton href={paths.peopleChangeStart(fromList({ ...query, page: 1 }))}>
                  {t('changes.action')}
                </LinkButton>
              )}
              <LinkButton href={paths.imports()}>{t('list.import')}</LinkButton>
              <LinkButton kind="go" href={paths.newDossier()}>
                {t('list.new')}
              </LinkButton>
            </>
          ))
        }
      />
      <OfThatDay query={query} />
      {listing.all > 0 && <ListToolbar {...props} />}
      <People {...props} />
      <Pager page={listing.page} pages={listing.pages} href={(page) => listHref(query, { page })} />
    </>
  )
}

const NameListLink = ({ listing, query }: Pick<Props, 'listing' | 'query'>) => {
  const t = useT()
  if (listing.count === 0) return null
  return <LinkButton href={paths.nameList(queryText({ ...query, page: 1 }))}>{t('name-list.action')}</LinkButton>
}

/** That the list is not that of today, what it does not say of that day, and the way back. */
const OfThatDay = ({ query }: Pick<Props, 'query'>) => {
  const t = useT()
  if (!query.asOf) return null
  return (
    <Banner
      action={
        <LinkButton small href={todayHref(query)}>
          {t('frame.as-of.back')}
        </LinkButton>
      }
    >
      {t('list.as-of', { day: query.asOf })}
    </Banner>
  )
}

const Count = ({ listing, query }: Pick<Props, 'listing' | 'query'>) => {
  const t = useT()
  const all = count(listing.all)
  return (
    <span>
      {isFiltered(query)
        ? t('list.left', { all, count: count(listing.count) })
        : t('list.all', { count: count(listing.count) })}
    </span>
  )
}

const People = (props: Props) => {
  const { listing, query, unitName } = props
  const [t, text] = [useT(), useListText(unitName)]
  const twins = distinctions(listing.rows, unitName)
  const from = fromList(query)
  const keys: readonly ColumnKey[] = ['name', ...shownColumns(query, listing.groups)]
  const signs = query.asOf ? signsThen(t, props.damaged) : signsOf(t, text, keys.includes('state'), props.damaged)
  const columns = keys.map(
    (key, at): Column<RosterRow> => ({
      key,
      label: t(`list.column.${key}`),
      sort: { href: sortHref(query, key), now: sortedNow(query, key) },
      whole: columnOf(key).kind !== undefined,
      is: at === 0 ? 'name' : at <= 2 ? 'keep' : undefined,
      cell:
        key === 'post' && keys.includes('unit')
          ? (row) => postWithin(text.cell(key, row), unitName(row.unit))
          : key === 'name'
            ? nameCell(t, (row) => dossierFrom(row.dossier, from, query.asOf), twins, signs)
            : cellOf(key, text),
    }),
  )
  return (
    <DataTable
      label={t('list.title')}
      columns={columns}
      rows={listing.rows}
      rowKey={rowKey}
      empty={<None {...props} />}
    />
  )
}

const rowKey = ({ dossier }: RosterRow) => dossier

const sortedNow = ({ sort }: ListQuery, key: ColumnKey) =>
  sort?.column === key ? (sort.descending ? ('desc' as const) : ('asc' as const)) : undefined

const cellOf = (key: ColumnKey, text: ListText): Column<RosterRow>['cell'] =>
  key === 'state' ? (row) => <State row={row} text={text} /> : (row) => text.cell(key, row)

const State = ({ row, text }: { row: RosterRow; text: ListText }) => (
  <Pill tone={hasAuthor(row) ? 'amber' : 'plain'}>{text.cell('state', row)}</Pill>
)

/** What stands beside a name: that the dossier is damaged; that it is a draft or under way, unless a column says so. */
const signsOf =
  (t: Translate, text: ListText, stateShown: boolean, damaged: Props['damaged']) =>
  (row: RosterRow): Child => (
    <>
      {damaged(row) && (
        <>
          {' '}
          <Pill tone="seal">{t('damages.sign')}</Pill>
        </>
      )}
      {!stateShown && row.state !== 'archived' && (
        <>
          {' '}
          <State row={row} text={text} />
        </>
      )}
    </>
  )

/** Of a past day it is known whether the dossier was on file already, and no more. */
const signsThen =
  (t: Translate, damaged: Props['damaged']) =>
  (row: RosterRow): Child => (
    <>
      {damaged(row) && (
        <>
          {' '}
          <Pill tone="seal">{t('damages.sign')}</Pill>
        </>
      )}
      {row.state !== 'archived' && (
        <>
          {' '}
          <Pill tone="amber">{t('list.as-of.not-filed')}</Pill>
        </>
      )}
    </>
  )

/** The way to the dossier, and its signs; a word where not even the name can be read. */
const nameCell =
  (
    t: Translate,
    href: (row: RosterRow) => string,
    twins: ReadonlyMap<RosterRow, string>,
    signs: (row: RosterRow) => Child,
  ): Column<RosterRow>['cell'] =>
  (row) => (
    <>
      <a href={href(row)}>{row.who.name || t('damages.nameless')}</a>
      {twins.has(row) && <small class="cell-note"> {twins.get(row)}</small>}
      {signs(row)}
    </>
  )

/** Nothing to show: what would fill it, or what to take away. */
const None = ({ listing, query, mayCreate }: Props) => {
  const t = useT()
  if (listing.all === 0 && query.asOf) return <Empty text={t('list.as-of.none', { day: query.asOf })} />
  if (listing.all > 0) {
    return (
      <Empty
        text={query.q ? t('list.none.found', { q: query.q }) : t('list.none.left')}
        action={<LinkButton href={unfilteredHref(query)}>{t('list.filter.clear')}</LinkButton>}
      />
    )
  }
  if (!mayCreate) return <Empty text={t('list.none')} />
  return <Empty text={t('list.none.hr')} action={<LinkButton href={paths.imports()}>{t('list.import')}</LinkButton>} />
}
