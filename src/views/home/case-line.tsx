import type { Child } from 'hono/jsx'
import type { Batch } from '#domain/batches/batch.ts'
import { seatOf } from '#domain/cases/acting.ts'
import type { CaseState } from '#domain/cases/case.ts'
import { askingIn } from '#domain/cases/milestone.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { Route } from '#domain/cases/route.ts'
import { aboutOf, knownUntil } from '#domain/cases/seeing.ts'
import { verdictOf } from '#domain/cases/standing.ts'
import type { Stranded } from '#domain/cases/stranded.ts'
import { dueOf } from '#domain/cases/timing.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { dotsOf, useLegName, waitingFor } from '#views/cases/legs.tsx'
import { useNames, useSigners } from '#views/cases/signers.tsx'
import { StatusPill } from '#views/cases/status.tsx'
import { useWhyStranded } from '#views/cases/stranded.tsx'
import { moment, overdue, recent, stayed } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Pill } from '#views/kit/pill.tsx'
import { RouteDots } from '#views/kit/route-dots.tsx'
import type { Task } from '#views/kit/tasks.tsx'
import { paths } from '#views/paths.ts'

export const homeTabs = ['todo', 'done', 'mine', 'copied'] as const
export type HomeTab = (typeof homeTabs)[number]

/** A case in one of the four tabs; `at` is the moment that put it there. */
export type CaseLine = {
  readonly id: CaseId
  readonly number: string
  readonly applicant: PersonId
  readonly route: Route
  readonly state: CaseState
  readonly prediction: Prediction
  readonly stranded: Stranded | undefined
  readonly at: Instant
  /** The seat that waits for the viewer in the place of somebody else. */
  readonly inPlaceOf?: { readonly run: number; readonly principal: PersonId } | undefined
  /** The line stands for so many cases of a batch. */
  readonly batch?: { readonly of: Batch; readonly cases: number; readonly due?: Instant | undefined }
}

/** A line of a tab in words: whom it is about, how far it is, who holds it, and what is late. */
export function useTask(tab: HomeTab, now: Instant): (line: CaseLine) => Task {
  const [t, detail, { viewer }] = [useT(), useDetail(tab, now), useSigners()]
  return (line) => {
    const { id, number, route, state, prediction, stranded, at, batch } = line
    const { name, unit } = aboutOf(state, knownUntil(state, viewer))
    if (batch) return batchTask(t, batch, at, now, name)
    const dots = <RouteDots states={dotsOf(state, prediction.legs)} />
    const where = <StatusPill state={state} prediction={prediction} stranded={stranded} />
    const due = tab === 'todo' ? lateness(t, line, viewer, now) : undefined
    return {
      href: paths.case(id),
      kind: t(`case.kind.${route.key}` as MessageKey),
      title: [name || t('damages.nameless'), unit].filter(Boolean).join(' · '),
      marks: tab === 'todo' && !stranded ? dots : [where, ' ', dots],
      detail: detail(line),
      ...(due && { due, late: true }),
      since: tab === 'todo' ? stayed(t, at, now) : <span title={number}>{recent(t, at, now)}</span>,
    }
  }
}

/** 批次: one line, however many of its cases wait; where it is one, it says whose. */
const batchTask = (
  t: ReturnType<typeof useT>,
  { of, cases, due }: NonNullable<CaseLine['batch']>,
  at: Instant,
  now: Instant,
  name: string,
): Task => ({
  href: paths.batch(of.id),
  kind: t('batches.action'),
  title:
    cases === 1 && name
      ? [name, of.content.title].join(' · ')
      : t('batch.in-inbox', { title: of.content.title, count: cases }),
  marks: <Pill tone="indigo">{t(`batch.kind.${of.kind}`)}</Pill>,
  detail: t('batch.in-inbox.detail', { number: of.number }),
  ...(due && { due: overdue(t, due, now), late: true }),
  since: stayed(t, at, now),
})

/** 逾期 1 天, for a seat that is open longer than its step allows: the viewer's, where several are asked at the same time. */
function lateness(
  t: ReturnType<typeof useT>,
  { route, prediction: { legs }, inPlaceOf }: CaseLine,
  viewer: PersonId,
  now: Instant,
): string | undefined {
  const open = (inPlaceOf && legs.find(({ run }) => run === inPlaceOf.run)) ?? waitingFor(legs, viewer)
  return open?.openedAt && overdue(t, dueOf(route, open.block, open.openedAt), now)
}

function useDetail(tab: HomeTab, now: Instant): (line: CaseLine) => Child {
  const [waits, returned, own, whyStranded] = [useWaits(), useReturned(), useOwn(now), useWhyStranded()]
  const [t, { viewer }] = [useT(), useSigners()]
  return (line) => {
    if (tab === 'done') return own(line)
    if (tab === 'copied') return t('case.copied-at', { time: moment(line.at, now) })
    if (tab === 'todo' && line.stranded) return [whyStranded(line.stranded), t('case.stranded.cure-yours')].join('')
    if (tab === 'todo' && isAskedBack(line, viewer)) return t('case.asked-back.line')
    if (line.state.status === 'blocked') return t('case.blocked-line')
    return line.state.status === 'returned' ? returned(line) : waits(line, tab === 'todo')
  }
}

/** 申请撤销 that waits for the viewer's answer: of whoever has no seat there, nothing else waits. */
function isAskedBack({ applicant, state }: CaseLine, viewer: PersonId): boolean {
  const asking = viewer === applicant ? undefined : askingIn(state)
  return asking !== undefined && (asking.candidates.includes(viewer) || seatOf(state, viewer) === undefined)
}

/** Who holds it now. What waits for the viewer in another's seat says whose. */
function useWaits(): (line: CaseLine, isMine: boolean) => string {
  const [t, names, legName, { viewer }] = [useT(), useNames(), useLegName(), useSigners()]
  return ({ prediction: { legs }, number, inPlaceOf }, isMine) => {
    const open = waitingFor(legs, viewer)
    if (!open) return number
    if (open.people.includes(viewer)) return t('case.waits-you', { block: legName(open) })
    const instead = isMine && inPlaceOf && legs.find(({ run }) => run === inPlaceOf.run)
    return instead
      ? t('case.waits-instead', { block: legName(instead), names: names([inPlaceOf.principal]) })
      : t('case.waits', { names: names(open.people) })
  }
}

/** What is to be mended, and who says so. */
function useReturned(): (line: CaseLine) => string {
  const [t, { of }] = [useT(), useSigners()]
  return ({ state }) => {
    const back = state.runs.findLast((run) => run.state === 'returned')
    const verdict = back && verdictOf(back)
    if (!verdict || verdict.by === 'system') return t('case.status.returned')
    return t('told.reason', { reason: verdict.text, ...of(verdict.by) })
  }
}

/** The own verdict and opinion, as given. */
function useOwn(now: Instant): (line: CaseLine) => string {
  const [t, { viewer }] = [useT(), useSigners()]
  return ({ state }) => {
    const verdict = state.runs.map(verdictOf).findLast((verdict) => verdict?.by === viewer)
    if (!verdict) return ''
    const act = t(`case.mine.${verdict.kind}` as MessageKey, { time: moment(verdict.at, now) })
    return verdict.text ? t('case.mine.said', { act, text: verdict.text }) : act
  }
}
