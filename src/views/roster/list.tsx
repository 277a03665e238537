import type { RosterRow } from '#domain/roster/entry.ts'
import type { Choices, Listing } from '#domain/roster/listing.ts'
import { isFiltered, type ListQuery, queryText } from '#domain/roster/query.ts'
import { readFigure } from '#domain/statistics/figure.ts'
import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Menu, MenuLink } from '#views/kit/menu.tsx'
import { More } from '#views/kit/more.tsx'
import type { Keep } from '#views/kit/once.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { paths } from '#views/paths.ts'
import { FigureCrumbs, FigureNote } from '#views/statistics/names.tsx'
import { fromList, listHref, todayHref } from './href.ts'
import { People } from './people.tsx'
import type { Unclear, UnitName } from './text.tsx'
import { ListToolbar } from './toolbar.tsx'

export type ListPageProps = {
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
  /** Keeps what is drawn of the choices. */
  readonly keep: Keep
  /** Whether a part of the dossier cannot be read. */
  readonly damaged: (row: RosterRow) => boolean
  readonly today: Day
  /** Of a figure of a return: how many it counted, and how many of them are not shown. */
  readonly frozen?: { readonly people: number; readonly hidden: number } | undefined
}

/** 名单: whoever the viewer may see, as many as there are, with the conditions that left them. */
export const ListPage = (props: ListPageProps) => {
  const { listing, query, mayCreate, today, frozen } = props
  const figure = query.figure === undefined ? undefined : readFigure(query.figure)
  const t = useT()
  return (
    <>
      <PageHead
        over={figure && <FigureCrumbs figure={figure} />}
        title={t(figure ? 'statistics.names' : 'list.title')}
        marks={<Count listing={listing} query={query} />}
        actions={mayCreate && <Actions {...props} />}
      />
      {figure ? (
        <FigureNote
          figure={figure}
          asOf={query.asOf}
          today={today}
          frozen={frozen}
          toThen={listHref(query, { asOf: figure.day })}
          toNow={todayHref(query)}
        />
      ) : (
        <OfThatDay query={query} />
      )}
      {listing.all > 0 && <ListToolbar {...props} />}
      <People {...props} />
      <Pager page={listing.page} pages={listing.pages} href={(page) => listHref(query, { page })} />
    </>
  )
}

/** What is done with whoever is listed, and the way to somebody new. */
const Actions = ({ listing, query, mayPrintForms }: ListPageProps) => {
  const t = useT()
  const { count } = listing
  const asked = queryText({ ...query, page: 1 })
  if (query.asOf) return count > 0 && <LinkButton href={paths.nameList(asked)}>{t('name-list.action')}</LinkButton>
  return (
    <>
      <More>
        {count > 0 && <LinkButton href={paths.rolls(asked)}>{t('rolls.title')}</LinkButton>}
        {mayPrintForms && count > 0 && (
          <LinkButton icon="printer" href={paths.hrPrints('appointment', asked)}>
            {t('paper.appointment.action')}
          </LinkButton>
        )}
        {count > 0 && <LinkButton href={paths.newExport(asked)}>{t('exports.action')}</LinkButton>}
        {query.unit && (
          <LinkButton href={paths.missingMaterials({ unit: query.unit })}>{t('materials.lacks.title')}</LinkButton>
        )}
        {!query.figure && <LinkButton href={paths.imports()}>{t('list.import')}</LinkButton>}
        {(count > 0 || !query.figure) && <ForMany listing={listing} query={query} />}
      </More>
      {!query.figure && (
        <LinkButton kind="go" href={paths.newDossier()}>
          {t('list.new')}
        </LinkButton>
      )}
    </>
  )
}

/** What is done with many people at once. */
const ForMany = ({ listing: { count, rows }, query }: Pick<ListPageProps, 'listing' | 'query'>) => {
  const t = useT()
  const [asked, back] = [queryText({ ...query, page: 1 }), fromList({ ...query, page: 1 })]
  const hasAny = (wanted: RosterRow['state']) => rows.some(({ state }) => state === wanted)
  return (
    <Menu label={t('list.many')} align="end">
      {count > 0 && <MenuLink href={paths.peopleGrids(back)}>{t('people-grid.action')}</MenuLink>}
      {hasAny('draft') && <MenuLink href={paths.newBatch(asked)}>{t('batch.new.action')}</MenuLink>}
      {hasAny('archived') && <MenuLink href={paths.peopleChangeStart(back)}>{t('changes.action')}</MenuLink>}
      {!query.figure && <MenuLink href={paths.bringings()}>{t('bringing.open')}</MenuLink>}
    </Menu>
  )
}

/** That the list is not that of today, what it does not say of that day, and the way back. */
const OfThatDay = ({ query }: Pick<ListPageProps, 'query'>) => {
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

/** Of the names of a figure there are as many as it counts, until something more is asked for. */
const Count = ({ listing, query }: Pick<ListPageProps, 'listing' | 'query'>) => {
  const t = useT()
  const { figure: _, ...more } = query
  const all = count(listing.all)
  return (
    <span>
      {isFiltered(more)
        ? t('list.left', { all, count: count(listing.count) })
        : t('list.all', { count: count(listing.count) })}
    </span>
  )
}
