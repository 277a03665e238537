import { type ColumnKey, columnOf } from '#domain/roster/column.ts'
import { type ContractView, contractViews, daysUntil } from '#domain/roster/contract-register.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { Listing } from '#domain/roster/listing.ts'
import { type ListQuery, shownColumns } from '#domain/roster/query.ts'
import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Chips } from '#views/kit/chip.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type UnitName, useListText } from '#views/roster/text.tsx'

type Props = {
  readonly view: ContractView
  readonly query: ListQuery
  readonly listing: Listing
  readonly counts: Readonly<Record<ContractView, number>>
  readonly unitName: UnitName
  readonly today: Day
  /** The address as it was asked for, without its path. */
  readonly from: string
}

/** 合同台账: who is under which contract, until when, and what is due. */
export const ContractRegisterPage = (props: Props) => {
  const { view, query, listing, counts, from } = props
  const t = useT()
  return (
    <>
      <PageHead
        title={t('contracts.title')}
        marks={<span>{t('contracts.count', { count: count(listing.count) })}</span>}
        actions={
          listing.count > 0 && (
            <PostForm action={paths.contractWorkbook()} download>
              <input type="hidden" name="from" value={from} />
              <Button>{t('contracts.workbook')}</Button>
            </PostForm>
          )
        }
      />
      <Chips label={t('list.filters')}>
        <form method="get" action={paths.contracts()} class="list-search">
          <input type="hidden" name="show" value={view} />
          <Input name="q" label={t('list.search')} hideLabel placeholder={t('list.search.hint')} value={query.q} />
        </form>
        {contractViews.map((each) => (
          <a
            class={each === view ? 'chip on' : 'chip'}
            href={hrefOf({ show: each, q: query.q })}
            aria-current={each === view ? 'page' : undefined}
          >
            {t(`contracts.view.${each}`)} {count(counts[each])}
          </a>
        ))}
      </Chips>
      <Rows {...props} />
      <Pager
        page={listing.page}
        pages={listing.pages}
        href={(to) => hrefOf({ show: view, q: query.q, sort: sortText(query), page: String(to) })}
      />
    </>
  )
}

const hrefOf = (given: Readonly<Record<string, string>>): string =>
  paths.contracts(new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString())

const sortText = ({ sort }: ListQuery): string => (sort ? `${sort.descending ? '-' : ''}${sort.column}` : '')

const sortedNow = ({ sort }: ListQuery, key: ColumnKey): 'asc' | 'desc' | undefined =>
  sort?.column === key ? (sort.descending ? 'desc' : 'asc') : undefined

/** Beside the days that are left, on a narrow screen. */
const kept: readonly ColumnKey[] = ['contractTo', 'entered']

const Rows = ({ view, query, listing, unitName, today }: Props) => {
  const [t, text] = [useT(), useListText(unitName)]
  const keys: readonly ColumnKey[] = ['name', ...shownColumns(query, listing.groups)]
  const columns = keys.map((key): Column<RosterRow> => {
    const now = sortedNow(query, key)
    return {
      key,
      label: t(`list.column.${key}`),
      sort: {
        href: hrefOf({ show: view, q: query.q, sort: now === 'asc' ? `-${key}` : key }),
        now,
      },
      whole: columnOf(key).kind !== undefined,
      is: key === 'name' ? 'name' : kept.includes(key) ? 'keep' : undefined,
      cell:
        key === 'name'
          ? (row) => <a href={`${paths.dossier(row.dossier)}#contracts`}>{row.who.name}</a>
          : (row) => text.cell(key, row),
    }
  })
  const left: Column<RosterRow> = {
    key: 'left',
    label: t('contracts.left'),
    is: 'keep',
    whole: true,
    cell: (row) => leftOf(t, row, view, today),
  }
  const act: Column<RosterRow> = { key: 'act', label: '', cell: (row) => <Act row={row} view={view} today={today} /> }
  return (
    <DataTable
      label={t('contracts.title')}
      columns={view === 'unsigned' ? [...columns, act] : [...columns, left, act]}
      rows={listing.rows}
      rowKey={({ dossier }) => dossier}
      empty={<Empty text={t(`contracts.empty.${view}`)} />}
    />
  )
}

/** Within so many days of its end a contract is renewed or let go (docs/decisions/0038). */
const soon = 60

function leftOf(t: Translate, { contract }: RosterRow, view: ContractView, today: Day) {
  const days = daysUntil(view === 'probation' ? contract?.probationEnd : contract?.to, today)
  const isOpenEnded = contract?.kind !== undefined && contract.to === undefined && view !== 'probation'
  if (days === undefined) return isOpenEnded ? t('contracts.open-ended') : '—'
  if (days < 0) return <span class="seal-text">{t('contracts.over', { count: -days })}</span>
  const said = t('contracts.days', { count: days })
  return days <= soon ? <span class="amber-text">{said}</span> : said
}

/** The next thing to do about a row, where there is one. */
const Act = ({ row, view, today }: { readonly row: RosterRow; readonly view: ContractView; readonly today: Day }) => {
  const t = useT()
  const days = daysUntil(row.contract?.to, today)
  const way = view === 'unsigned' ? 'sign' : days !== undefined && days <= soon ? 'renew' : undefined
  if (!way) return null
  return (
    <LinkButton small href={paths.drawing(row.dossier, 'contract', way)}>
      {t(`drawing.way.contract.${way}`)}
    </LinkButton>
  )
}
