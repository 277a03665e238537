import type { FilingId } from '#domain/ids.ts'
import type { PageKind } from '#domain/prints/papers/index.ts'
import type { Instant } from '#domain/time.ts'
import { duration } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Onward } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { type FiledPage, type Misplaced, Recent } from './recent.tsx'
import { type DemoCodes, DemoScanner, Scan, type Scanning, scanRegions } from './scan.tsx'

/** A filing in the queue. Names and numbers are those the viewer may list. */
export type QueueRow = {
  readonly filing: FilingId
  readonly name: string
  readonly number?: string | undefined
  readonly unit: string
  readonly openedAt: Instant
  /** Where its box stands, `二库 A-03-2`, and the box, `07`; absent until one is chosen. */
  readonly shelf?: string | undefined
  readonly box?: string | undefined
  readonly sheets: readonly PageKind[]
  /** Whether it takes the place of sheets that lie in the box. */
  readonly isSwap: boolean
  readonly left: number
  readonly all: number
}

/** So many of a queue as a page shows: from which place on, and where the next page begins. */
export type QueuePart = { readonly rows: readonly QueueRow[]; readonly from: number; readonly next: number | undefined }

export type ArchiveProps = {
  readonly toPrint: QueuePart
  readonly toFile: QueuePart
  readonly scanning: Scanning
  readonly filed: readonly FiledPage[]
  readonly filedToday: number
  readonly misplaced?: Misplaced | undefined
  /** So many dossiers of paper that other units sent wait for something. */
  readonly arrivals: number
  /** So many are to be sent away, or wait for the scan of their receipt. */
  readonly transfers: number
  /** Only in the demo. */
  readonly codes?: DemoCodes | undefined
  readonly now: Instant
}

/** 档案室: the scanner first, then what waits, in the order of a walk along the shelves. */
export const ArchivePage = (props: ArchiveProps) => {
  const { toPrint, toFile, scanning, filed, filedToday, misplaced, codes, arrivals, transfers, now } = props
  const t = useT()
  const left = toFile.rows.reduce((sum, row) => sum + row.left, 0)
  return (
    <>
      <PageHead
        id={scanRegions.head}
        over={<Crumbs items={[{ label: t('place.archive') }, { label: t('archive.title') }]} />}
        title={titleOf(t, left, toFile)}
        actions={
          <>
            <LinkButton href={paths.codes()} icon="search">
              {t('codes.title')}
            </LinkButton>
            <LinkButton href={paths.arrivals()}>{t('arrivals.in-archive', { count: arrivals })}</LinkButton>
            <LinkButton href={paths.transfers()}>{t('transfers.in-archive', { count: transfers })}</LinkButton>
            <LinkButton href={paths.locations()} icon="archive">
              {t('archive.locations')}
            </LinkButton>
          </>
        }
      />
      <Split aside={<Recent filed={filed} today={filedToday} now={now} misplaced={misplaced} />}>
        <Scan {...scanning} />
        <div id={scanRegions.queue} class="stack">
          {codes && <DemoScanner codes={codes} scanned={scanning.scanned} />}
          <ToFile {...toFile} />
          <ToPrint {...toPrint} now={now} />
        </div>
      </Split>
    </>
  )
}

/** Of a queue that goes on only what is shown is counted. */
const titleOf = (t: Translate, count: number, { from, next }: QueuePart): string =>
  count === 0
    ? t('archive.idle')
    : t(from > 0 || next !== undefined ? 'archive.waiting-more' : 'archive.waiting', { count })

/** A new volume gets all its sheets; of one that stands on the shelf some are swapped. */
const kindOf = (t: Translate): Column<QueueRow> => ({
  key: 'kind',
  label: t('archive.column.kind'),
  whole: true,
  cell: ({ isSwap }) =>
    isSwap ? <Pill tone="amber">{t('archive.swap')}</Pill> : <Pill>{t('archive.new-volume')}</Pill>,
})

const ToFile = ({ rows, from, next }: QueuePart) => {
  const t = useT()
  const columns: readonly Column<QueueRow>[] = [
    // A box has its number on its shelf alone: however narrow the page is, both stay.
    { key: 'shelf', label: t('archive.column.shelf'), is: 'keep', cell: ({ shelf }) => shelf ?? t('archive.boxless') },
    {
      key: 'box',
      label: t('archive.column.box'),
      is: 'keep',
      whole: true,
      cell: ({ box }) => box && <strong>{box}</strong>,
    },
    {
      key: 'person',
      label: t('archive.column.person'),
      is: 'name',
      cell: (row) => <a href={paths.filing(row.filing)}>{row.name}</a>,
    },
    {
      key: 'pages',
      label: t('archive.column.pages'),
      cell: ({ sheets, left, all }) =>
        t('archive.pages-left', { sheets: sheets.map((sheet) => t(`sheet.${sheet}`)).join(t('kit.comma')), left, all }),
    },
    kindOf(t),
  ]
  return (
    <Card title={t('archive.walk')} flush>
      <DataTable
        label={t('archive.walk')}
        columns={columns}
        rows={rows}
        rowKey={({ filing }) => filing}
        empty={<Empty text={t('archive.walk.none')} />}
      />
      <Onward from={from} next={next} href={(file) => paths.archive({ file })} />
    </Card>
  )
}

const ToPrint = ({ rows, from, next, now }: QueuePart & { now: Instant }) => {
  const t = useT()
  const columns: readonly Column<QueueRow>[] = [
    {
      key: 'person',
      label: t('archive.column.person'),
      is: 'name',
      cell: (row) => <a href={paths.filing(row.filing)}>{row.name}</a>,
    },
    kindOf(t),
    { key: 'unit', label: t('archive.column.unit'), cell: ({ unit }) => unit },
    { key: 'number', label: t('archive.column.number'), whole: true, is: 'keep', cell: ({ number }) => number ?? '' },
    { key: 'since', label: t('archive.column.since'), is: 'keep', cell: ({ openedAt }) => duration(t, openedAt, now) },
  ]
  return (
    <Card title={t('archive.print')} flush>
      <DataTable
        label={t('archive.print')}
        columns={columns}
        rows={rows}
        rowKey={({ filing }) => filing}
        empty={<Empty text={t('archive.print.none')} />}
      />
      <Onward from={from} next={next} href={(print) => paths.archive({ print })} />
    </Card>
  )
}
