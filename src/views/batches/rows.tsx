import type { Group } from '#domain/access/groups.ts'
import type { HeldBack } from '#domain/batches/held-back.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import type { Stranded } from '#domain/cases/stranded.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { changedIn } from '#domain/proposals/changed.ts'
import { isParticular, proposedSection } from '#domain/proposals/particulars.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { useRefusal } from '#views/cases/refusal.tsx'
import { useNames } from '#views/cases/signers.tsx'
import { StatusPill } from '#views/cases/status.tsx'
import { useValueText } from '#views/dossiers/value.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import type { Column } from '#views/kit/data-table.tsx'
import { Now, Was } from '#views/kit/old-new.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

/** One case of a batch, as its viewer may see it. */
export type BatchRow = {
  readonly theCase: {
    readonly id: CaseId
    readonly number: string
    readonly dossier: DossierId
    readonly route: Route
    readonly state: CaseState
  }
  readonly prediction: Prediction
  readonly stranded: Stranded | undefined
  readonly post: string
  readonly number: string
  /** The open seat of the viewer, and what may be done on it. */
  readonly seat?: BatchSeat
  /** Of a case on a proposal. */
  readonly records?: readonly ProposedRecord[]
  readonly groups?: ReadonlySet<Group>
  /** Of a draft: how much the checks find in what the seat decides on. */
  readonly findings?: number
}

export type BatchSeat = {
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly ticks: readonly Group[]
  readonly approve: boolean
  readonly returns: boolean
  /** 办结 waits there; any other task is done on the page of its case. */
  readonly closes: boolean
}

export type RowRefusal = SubmitReason | HeldBack

/** What the form sends of rows: which seat they were drawn from. */
export const seatText = ({ run, seat, content }: BatchSeat): string => `${run} ${seat} ${content}`

type Columns = {
  /** The form to which the ticks belong. */
  readonly form: string
  /** The rows whose tick is set. */
  readonly chosen: (row: BatchRow) => boolean
  readonly refused: ReadonlyMap<CaseId, RowRefusal>
  /** Every row may be ticked, and not those alone that wait for the viewer. */
  readonly all?: boolean
}

/** The columns of every table of a batch. */
export function useColumns({ form, chosen, refused, all }: Columns): readonly Column<BatchRow>[] {
  const t = useT()
  const sentence = useRowRefusal()
  const names = useNames()
  /** Who has it now; nobody once it has ended. */
  const holders = ({ prediction: { legs } }: BatchRow) => [
    ...new Set(legs.filter(({ state }) => state === 'now').flatMap(({ people }) => people)),
  ]
  return [
    {
      key: 'who',
      label: t('batch.column.who'),
      is: 'name',
      cell: (row) => (
        <>
          {(all || canTick(row)) && (
            <input
              type="checkbox"
              name="case"
              value={row.theCase.id}
              form={form}
              aria-label={t('batch.tick', { name: nameOf(row) })}
              checked={chosen(row) || undefined}
            />
          )}{' '}
          <a href={paths.case(row.theCase.id)}>{nameOf(row) || row.theCase.number}</a>{' '}
          <small>{aboutOf(row.theCase.state).unit}</small>
        </>
      ),
    },
    { key: 'post', label: t('batch.column.post'), cell: ({ post }) => post },
    { key: 'what', label: t('batch.column.what'), is: 'keep', cell: (row) => <What row={row} /> },
    {
      key: 'state',
      label: t('batch.column.state'),
      cell: (row) => {
        const problem = refused.get(row.theCase.id)
        const { state } = row.theCase
        return (
          <>
            <StatusPill state={state} prediction={row.prediction} stranded={row.stranded} />{' '}
            {!row.seat && holders(row).length > 0 && <small>{names(holders(row))}</small>}
            {state.status === 'blocked' && (
              <p>
                <a href={paths.case(row.theCase.id)}>{t('batch.blocked')}</a>
              </p>
            )}
            {row.seat && !row.seat.approve && !row.seat.closes && (
              <p>
                <a href={paths.case(row.theCase.id)}>{t('batch.to-task')}</a>
              </p>
            )}
            {problem && <p class="problem">{sentence(problem)}</p>}
          </>
        )
      },
    },
  ]
}

/** Whether the viewer may tick this row: something may be done on its seat from the page of the batch. */
export const canTick = ({ seat }: BatchRow): boolean =>
  seat !== undefined && (seat.approve || seat.returns || seat.closes)

/** Whom a row is about. */
export const nameOf = ({ theCase: { state } }: BatchRow): string => aboutOf(state).name

/** A row's refusal as a sentence. */
export function useRowRefusal(): (refused: RowRefusal) => string {
  const [t, sentence] = [useT(), useRefusal()]
  return (refused) =>
    refused.code.startsWith('batch.') ? t(`refusal.${refused.code}` as MessageKey) : sentence(refused as SubmitReason)
}

/** What changes, old beside new, or how much the checks find. */
const What = ({ row: { records, groups, findings } }: { row: BatchRow }) => {
  const t = useT()
  if (findings !== undefined)
    return findings === 0 ? (
      t('batch.findings.none')
    ) : (
      <Pill tone="amber">{t('batch.findings', { count: findings })}</Pill>
    )
  if (!records || !groups) return null
  return (
    <>
      {changesIn(records).map((record) => (
        <Change record={record} groups={groups} />
      ))}
    </>
  )
}

/** Grounds, checks and answers are read on the page of the case. */
const changesIn = (records: readonly ProposedRecord[]) => records.filter((record) => !isParticular(record))

const Change = ({ record, groups }: { record: ProposedRecord; groups: ReadonlySet<Group> }) => {
  const [t, text] = [useT(), useValueText()]
  const section = proposedSection(record.section)
  if (!section) return null
  return (
    <div class="values">
      {changedIn(section, record)
        .filter(({ field }) => groups.has(field.group))
        .map(({ field, old, new: fresh }) => {
          const was = text(field, old)
          const now = text(field, fresh)
          return (
            <span>
              <small>{t(`field.${section.key}.${field.key}` as MessageKey)}</small>{' '}
              {was && was !== now && <Was>{was}</Was>} {now && <Now>{now}</Now>}
            </span>
          )
        })}
    </div>
  )
}
