import type { Child } from 'hono/jsx'
import { groups as allGroups, type Group } from '#domain/access/groups.ts'
import type { Batch } from '#domain/batches/batch.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseId } from '#domain/ids.ts'
import { type Money, negative, shownMoney, sumOf } from '#domain/money.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { dayOf, type Instant, partialDateOf } from '#domain/time.ts'
import { type Signers, useSigners, WithSigners } from '#views/cases/signers.tsx'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { DecisionBar } from '#views/kit/decision-bar.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { ClosingCard, type ClosingTyped } from './appointments.tsx'
import { type BatchRow, type RowRefusal, useColumns } from './rows.tsx'

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
  readonly actions?: Child
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
  const { rows, hidden, refused = new Map(), typed, problem, strip } = props
  const t = useT()
  const open = rows.filter(({ seat }) => seat !== undefined)
  const isChosen = (row: BatchRow) =>
    typed
      ? typed.chosen.has(row.theCase.id)
      : (row.seat?.approve === true || row.seat?.output !== undefined) && !row.findings
  const isClosing = open.some(({ seat }) => seat?.output !== undefined) && !open.some(({ seat }) => seat?.approve)
  const columns = useColumns({ form: isClosing ? closingId : formId, chosen: isChosen, refused })
  return (
    <>
      <BatchHead {...props} />
      {problem && <Banner alert>{problem}</Banner>}
      {refused.size > 0 && <Banner alert>{t('batch.refused', { count: refused.size })}</Banner>}
      {strip}
      <GroupTicks rows={open} typed={typed} />
      <Card
        title={t('batch.rows')}
        mark={open.length > 0 && <Pill tone="indigo">{t('batch.waiting', { count: open.length })}</Pill>}
        aside={hidden > 0 ? t('batch.hidden', { count: hidden }) : t('batch.rows.hint')}
        flush
      >
        <DataTable
          label={t('batch.rows')}
          rows={rows}
          rowKey={({ theCase }) => theCase.id}
          columns={columns}
          narrow="cards"
          empty={<Empty text={t('batch.empty')} />}
        />
        {props.batch.kind !== 'appointments' && <Cost rows={rows} now={props.now} />}
      </Card>
      {isClosing ? (
        <ClosingCard batch={props.batch} form={closingId} typed={props.task} />
      ) : (
        open.some(({ seat }) => seat?.approve || seat?.returns) && <Verdict {...props} open={open} />
      )}
      {props.after}
    </>
  )
}

export const BatchHead = ({ batch, rows, actions, now }: BatchProps) => {
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
      sub={[t('case.started-by', by), content.basis].filter(Boolean).join(' · ')}
      actions={actions}
    />
  )
}

/** 核对: the groups that 复核 compared with the papers, once for all rows that are ticked. */
const GroupTicks = ({ rows, typed }: { rows: readonly BatchRow[]; typed?: BatchTyped | undefined }) => {
  const t = useT()
  const groups = allGroups.filter((group) => rows.some(({ seat }) => seat?.ticks.includes(group)))
  if (groups.length === 0) return null
  return (
    <Card title={t('case.ticks')} aside={t('batch.ticks.hint')}>
      <ul class="ticks">
        {groups.map((group) => (
          <li>
            <label>
              <input
                type="checkbox"
                name="tick"
                value={group}
                form={formId}
                checked={typed?.ticks.includes(group) || undefined}
              />
              <span>
                <b>{t(`group.${group}`)}</b>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Of a list of amounts: what all of it costs more, or less, a month. */
const Cost = ({ rows, now: at }: Pick<BatchProps, 'rows' | 'now'>) => {
  const t = useT()
  const records = rows.flatMap(({ records = [], groups }) =>
    records.filter(({ section }) => totalIn(section) !== undefined && groups?.has(totalIn(section)?.group ?? 'who')),
  )
  if (records.length === 0) return null
  const total = (pick: 'fields' | 'beside') =>
    sumOf(records.map((record) => amountIn(record.section, record[pick], at)))
  const [now, was] = [total('fields'), total('beside')]
  if (!now) return null
  const [more, count] = [was && sumOf([now, negative(was)]), records.length]
  return (
    <p class="table-note">
      {was && more
        ? t('batch.cost', { count, was: shownMoney(was), now: shownMoney(now), more: shownMoney(more) })
        : t('batch.cost.first', { count, now: shownMoney(now) })}
    </p>
  )
}

/** The amount that is summed: of a section whose newest record is what holds. */
const totalIn = (key: string) => {
  const section = proposedSection(key)
  return section?.supersedes ? section.fields.find(({ key, kind }) => key === 'total' && kind === 'money') : undefined
}

/** As it was typed, or reckoned from what was. */
function amountIn(section: string, fields: Fields | undefined, at: Instant): Money | undefined {
  const total = totalIn(section)
  if (!total || !fields) return undefined
  return (fields[total.key] ?? total.derive?.(fields, {}, partialDateOf(dayOf(at)))) as Money | undefined
}

const Verdict = ({ batch, open, phrases, typed }: BatchProps & { readonly open: readonly BatchRow[] }) => {
  const t = useT()
  const [mayApprove, mayReturn] = [open.some(({ seat }) => seat?.approve), open.some(({ seat }) => seat?.returns)]
  const own = [...phrases, ...(mayApprove ? [t('case.phrase.agree')] : []), t('case.phrase.explain')]
  return (
    <PostForm action={paths.batchVerdict(batch.id)} id={formId} label={t('kit.decide')}>
      <DecisionBar
        opinion={{ name: 'opinion', value: typed?.opinion }}
        phrases={[...new Set(own)]}
        note={mayApprove && mayReturn && <Rest typed={typed} />}
      >
        {mayReturn && (
          <Button kind="stop" name="verdict" value="return">
            {t('batch.return')}
          </Button>
        )}
        {mayApprove && (
          <Button kind="go" name="verdict" value="approve">
            {t('batch.approve')}
          </Button>
        )}
      </DecisionBar>
    </PostForm>
  )
}

/** What becomes of the rows that are not ticked. */
const Rest = ({ typed }: { typed?: BatchTyped | undefined }) => {
  const t = useT()
  return (
    <label>
      {t('batch.rest')}{' '}
      <select name="rest">
        {(['leave', 'return'] as const).map((each) => (
          <option value={each} selected={typed?.rest === each || undefined}>
            {t(`batch.rest.${each}` as MessageKey)}
          </option>
        ))}
      </select>
    </label>
  )
}
