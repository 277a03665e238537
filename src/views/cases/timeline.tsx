import type { CaseState, Submission } from '#domain/cases/case.ts'
import type { Asked } from '#domain/cases/condition.ts'
import type { Parts } from '#domain/cases/content.ts'
import type { Leg, Prediction } from '#domain/cases/predict.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Timeline, type TimelineItem } from '#views/kit/timeline.tsx'
import { stopsOf } from './legs.tsx'
import { useDecider, useName, useSigners } from './signers.tsx'
import { useLeg } from './timeline-leg.tsx'
import { title } from './timeline-title.tsx'

export type TimelineProps = {
  readonly state: CaseState
  readonly prediction: Prediction
  readonly now: Instant
  /** Whether the text of the opinion given in this run is for the viewer. */
  readonly reads: (run: number) => boolean
  /** Whether the viewer is told why somebody does not sit: it may tell of kinship. */
  readonly told: boolean
  /** The dossier whose signed sheets the viewer may look at. */
  readonly sheets?: DossierId | undefined
}

/** 经过与去向: what happened, who holds it now and since when, and who is expected, by name. */
export const CaseTimeline = (props: TimelineProps) => {
  const t = useT()
  const { state, prediction } = props
  const [submission, askings, end] = [useSubmission(props), useAskings(props), useEnd(props)]
  const stops = useStops({ ...props, parts: props.told ? state.content.parts : undefined })
  const items = state.submissions.flatMap((one, at) => {
    const next = state.submissions[at + 1]
    const between = prediction.legs.filter(
      ({ openedAt }) => openedAt && openedAt >= one.at && (!next || openedAt < next.at),
    )
    return [submission(one, at), ...stops(between)]
  })
  const ahead = prediction.legs.filter(({ openedAt }) => !openedAt)
  return <Timeline label={t('case.route')} items={[...items, ...askings, ...stops(ahead), ...end]} />
}

/** The route alone, for a draft that has not been submitted. */
export const PredictedRoute = ({ prediction, now, parts }: Pick<TimelineProps, 'prediction' | 'now'> & Reasons) => {
  const t = useT()
  const props = { prediction, now, reads: () => false, told: true, parts }
  const [stops, end] = [useStops(props), useApplied(prediction)]
  return <Timeline label={t('case.submission.route')} items={[...stops(prediction.legs), end]} />
}

/** Whose part each value of a proposal is, for whoever may know why somebody is asked. */
type Reasons = { readonly parts?: Parts | undefined }

/** Stop by stop; who is asked at the same time stands together, each with what concerns him. */
function useStops(props: Omit<TimelineProps, 'state'> & Reasons): (legs: readonly Leg[]) => readonly TimelineItem[] {
  const [t, item, because] = [useT(), useLeg(props), useBecause(props)]
  return (legs) =>
    stopsOf(legs).map((stop) => {
      const [first, ...others] = stop
      if (others.length === 0) return item(first)
      const branches = stop.map((leg) => because(leg, item(leg)))
      const count = new Set(stop.map(({ block }) => block)).size
      const asked = stop.some(({ task }) => task) ? 'case.at-once.work' : 'case.at-once'
      return { state: stateOf(branches), title: title(t(asked, { count })), branches }
    })
}

const stateOf = (branches: readonly TimelineItem[]): TimelineItem['state'] =>
  (['you', 'stopped', 'expected'] as const).find((state) => branches.some((one) => one.state === state)) ?? 'done'

/** 因为改了薪酬: which sections of the proposal are this one's part. */
function useBecause({ parts }: Reasons): (leg: Leg, item: TimelineItem) => TimelineItem {
  const t = useT()
  return ({ block }, item) => {
    const sections = [...new Set((parts?.[block as Asked] ?? []).map((key) => key.split('/')[0]))]
    if (sections.length === 0) return item
    const names = sections.map((section) => t(`section.${section}` as MessageKey)).join(t('kit.comma'))
    return { ...item, detail: [item.detail, <span class="line">{t('case.because', { sections: names })}</span>] }
  }
}

function useSubmission({ now }: TimelineProps): (submission: Submission, at: number) => TimelineItem {
  const [t, name] = [useT(), useName()]
  return ({ by, at, text, changed }, index) => ({
    state: 'done',
    title: title(t(index === 0 ? 'case.submitted' : 'case.resubmitted'), name(by)),
    detail: [moment(at, now), changed.length > 0 && t('case.changed', { count: changed.length })]
      .filter(Boolean)
      .join(' · '),
    ...(text && { quote: text }),
  })
}

/** 申请撤销 and its answers; the words of both are for whoever keeps the dossier, the applicant and who was asked. */
function useAskings({ state: { askings }, now, told }: TimelineProps): readonly TimelineItem[] {
  const [t, name, decider, { viewer }] = [useT(), useName(), useDecider(), useSigners()]
  return askings.flatMap(({ by, at, text, candidates, answer }): TimelineItem[] => {
    const reads = told || viewer === by || candidates.includes(viewer)
    const quote = (said: string) => (reads && said ? { quote: said } : {})
    const asked = title(t('case.ask-withdrawal'), name(by))
    const said =
      answer && title(t(`case.ask-withdrawal.${answer.consents ? 'consented' : 'declined'}`), decider(answer))
    return [
      { state: 'done', title: asked, detail: moment(at, now), ...quote(text) },
      ...(answer
        ? [{ state: 'done' as const, title: said, detail: moment(answer.at, now), ...quote(answer.text) }]
        : []),
    ]
  })
}

function useEnd({ state, prediction, now }: TimelineProps): readonly TimelineItem[] {
  const [t, name, applied] = [useT(), useName(), useApplied(prediction)]
  if (state.withdrawal) {
    const { by, at, text } = state.withdrawal
    return [{ state: 'stopped', title: title(t('case.withdrawal'), name(by)), detail: moment(at, now), quote: text }]
  }
  if (state.status === 'rejected' || prediction.blocked) return []
  if (state.status !== 'approved' || !state.endedAt) return [applied]
  return [{ ...applied, state: 'done', detail: [moment(state.endedAt, now), applied.detail].join(' · ') }]
}

/** What stands at the end of the way: what an approval brings about, and who is told. */
function useApplied({ effect, copies }: Prediction): TimelineItem {
  const [t, name] = [useT(), useName()]
  const names = copies.map(name).join(t('kit.comma'))
  const after = t(`case.effect.${effect}.after` as MessageKey)
  return {
    state: 'expected',
    title: title(t(`case.effect.${effect}` as MessageKey)),
    detail: names ? t('case.and-copies', { after, names }) : after,
  }
}
