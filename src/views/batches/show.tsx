import type { Child } from 'hono/jsx'
import type { Group } from '#domain/access/groups.ts'
import { type Batch, rowsOnPage } from '#domain/batches/batch.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { type Signers, useSigners, WithSigners } from '#views/cases/signers.tsx'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { ClosingCard, type ClosingTyped } from './closing.tsx'
import { Cost } from './cost.tsx'
import { GroupTicks } from './group-ticks.tsx'
import { type BatchPlace, Carried, Finder, RowsFoot } from './pages.tsx'
import { type BatchRow, canTick, type RowRefusal, useColumns } from './rows.tsx'
import { Verdict } from './verdict.tsx'

/** What a refused form had in it. */
export type BatchTyped = {
  readonly opinion: string
  readonly rest: 'leave' | 'return'
  readonly chosen: ReadonlySet<string>
  readonly ticks: readonly Group[]
}

export type BatchProps = {
  readonly batch: Batch
  readonly rows: readonly BatchRow[]
  /** Those of them that this page shows, and where it stands among the others. */
  readonly shown: readonly BatchRow[]
  readonly place: BatchPlace
  /** How many more there are that the viewer does not see. */
  readonly hidden: number
  readonly phrases: readonly string[]
  readonly refused?: ReadonlyMap<CaseId, RowRefusal> | undefined
  /** What is wrong with the form as a whole. */
  readonly problem?: string | undefined
  readonly typed?: BatchTyped | undefined
  /** Below the head: what this kind of batch has beside its rows. */
  readonly strip?: Child
  /** Below the rows. */
  readonly after?: Child
  /** A 办结 that was refused, with what was typed. */
  readonly task?: ClosingTyped | undefined
  /** What waits for the viewer elsewhere, once nothing does here. */
  readonly next?: string | undefined
  /** Whether something beside this batch waits for the viewer. */
  readonly more: boolean
  readonly names: Names
  readonly signers: Signers
  readonly now: Instant
}

/** 批次: many cases on one page; one act on those that are ticked, with a result for each. */
export const BatchPage = (props: BatchProps) => (
  <WithNames value={props.names}>
    <WithSigners value={props.signers}>
      <Page {...props} />
    </WithSigners>
  </WithNames>
)

const [formId, closingId] = ['batch-verdict', 'batch-closing']

const Page = (props: BatchProps) => {
  const { batch, rows, hidden, refused = new Map(), typed, problem, strip, place } = props
  const t = useT()
  const open = rows.filter(({ seat }) => seat !== undefined)
  const isChosen = (row: BatchRow) =>
    typed
      ? typed.chosen.has(row.theCase.id)
      : (row.seat?.approve === true || row.seat?.closes === true) && !row.findings
  const isClosing = open.some(({ seat }) => seat?.closes) && !open.some(({ seat }) => seat?.approve)
  const form = isClosing ? closingId : formId
  const columns = useColumns({ form, chosen: isChosen, refused })
  const hasForm = open.some(canTick)
  const isLong = rows.length > rowsOnPage
  const shown = new Set(props.shown)
  const others = open.filter((row) => canTick(row) && !shown.has(row))
  const carried = <Carried place={place} open={open} shown={shown} chosen={isChosen} />
  const paged = { batch, place, form: hasForm ? form : undefined }
  return (
    <>
      <BatchHead {...props} />
      {problem && <Banner alert>{problem}</Banner>}
      {refused.size > 0 && <Banner alert>{t('batch.refused', { count: refused.size })}</Banner>}
      {strip}
      <GroupTicks form={formId} rows={open} typed={typed} />
      <Card
        title={t('batch.rows')}
        mark={open.length > 0 && <Pill tone="indigo">{t('batch.waiting', { count: open.length })}</Pill>}
        aside={hidden > 0 ? t('batch.hidden', { count: hidden }) : t('batch.rows.hint')}
        flush
      >
        {isLong && (
          <div class="card-body">
            <Finder {...paged} />
          </div>
        )}
        <DataTable
          label={t('batch.rows')}
          rows={props.shown}
          rowKey={({ theCase }) => theCase.id}
          columns={columns}
          narrow="cards"
          empty={<Empty text={t(place.find ? 'batch.found.none' : `batch.empty.${batch.kind}`)} />}
        />
        {isLong && (
          <div class="card-body">
            <RowsFoot {...paged} elsewhere={{ rows: others.length, ticked: others.filter(isChosen).length }} />
          </div>
        )}
        {batch.kind !== 'appointments' && <Cost rows={rows} now={props.now} />}
      </Card>
      {isClosing ? (
        <ClosingCard batch={batch} form={closingId} typed={props.task}>
          {carried}
        </ClosingCard>
      ) : (
        hasForm && (
          <Verdict {...props} form={formId} open={open}>
            {carried}
          </Verdict>
        )
      )}
      {props.after}
    </>
  )
}

/** Number, title and kind of a batch, and who began it on what basis. */
export const BatchHead = ({ batch, rows, next, now }: BatchProps) => {
  const [t, { of }] = [useT(), useSigners()]
  const { number, kind, content, author, createdAt } = batch
  const by = { ...of(author), time: moment(createdAt, now) }
  return (
    <PageHead
      over={<Crumbs items={[{ label: t('batches.title'), href: paths.batches() }, { label: number }]} />}
      title={content.title}
      marks={
        <>
          <Pill tone="indigo">{t(`batch.kind.${kind}`)}</Pill>
          <Pill>{t('batch.count', { count: rows.length })}</Pill>
        </>
      }
      sub={[t('batch.started-by', by), content.basis].filter(Boolean).join(' · ')}
      actions={next && <LinkButton href={next}>{t('batch.next')}</LinkButton>}
    />
  )
}
