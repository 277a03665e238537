import type { Child } from 'hono/jsx'
import { hasAuthor } from '#domain/access/policy.ts'
import { type ColumnKey, columnOf } from '#domain/roster/column.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { type ListQuery, shownColumns } from '#domain/roster/query.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { dossierFrom, fromList, sortHref, unfilteredHref } from './href.ts'
import type { ListPageProps } from './list.tsx'
import { distinctions, type ListText, postWithin, useListText } from './text.tsx'

/** The rows of the list with its columns, marks and sort links, for whatever the viewer may see. */
export const People = (props: ListPageProps) => {
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
  (t: Translate, text: ListText, stateShown: boolean, damaged: ListPageProps['damaged']) =>
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
  (t: Translate, damaged: ListPageProps['damaged']) =>
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
const None = ({ listing, query, mayCreate }: ListPageProps) => {
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
  return (
    <Empty
      text={t('list.none.hr')}
      action={
        <>
          <LinkButton href={paths.imports()}>{t('list.import')}</LinkButton>{' '}
          <LinkButton href={paths.bringings()}>{t('bringing.open')}</LinkButton>
        </>
      }
    />
  )
}
