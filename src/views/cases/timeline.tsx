import type { Child } from 'hono/jsx'
import type { CaseState, ReturnTo, Submission, Verdict } from '#domain/cases/case.ts'
import type { Asked } from '#domain/cases/condition.ts'
import type { Parts } from '#domain/cases/content.ts'
import type { Leg, Prediction } from '#domain/cases/predict.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment, stayed, took } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Timeline, type TimelineItem } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import { stepState, stopsOf, useLegName } from './legs.tsx'
import { useDecider, useName, useNames, useSigners } from './signers.tsx'

type Props = {
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
export const CaseTimeline = (props: Props) => {
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
export const PredictedRoute = ({ prediction, now, parts }: Pick<Props, 'prediction' | 'now'> & Reasons) => {
  const t = useT()
  const props = { prediction, now, reads: () => false, told: true, parts }
  const [stops, end] = [useStops(props), useApplied(prediction)]
  return <Timeline label={t('case.submission.route')} items={[...stops(prediction.legs), end]} />
}

/** Whose part each value of a proposal is, for whoever may know why somebody is asked. */
type Reasons = { readonly parts?: Parts | undefined }

/** Stop by stop; who is asked at the same time stands together, each with what concerns him. */
function useStops(props: Omit<Props, 'state'> & Reasons): (legs: readonly Leg[]) => readonly TimelineItem[] {
  const [t, item, because] = [useT(), useLeg(props), useBecause(props)]
  return (legs) =>
    stopsOf(legs).map((stop) => {
      const [first, ...others] = stop
      if (others.length === 0) return item(first)
      const branches = stop.map((leg) => because(leg, item(leg)))
      const count = new Set(stop.map(({ block }) => block)).size
      return { state: stateOf(branches), title: title(t('case.at-once', { count })), branches }
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

const title = (what: Child, who?: Child): Child => (
  <>
    <b>{what}</b> {who}
  </>
)

function useSubmission({ now }: Props): (submission: Submission, at: number) => TimelineItem {
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

function useLeg(props: Omit<Props, 'state'>): (leg: Leg) => TimelineItem {
  const [legName, names, decider] = [useLegName(), useNames(), useDecider()]
  const [detail, quote, passed, handed] = [useDetail(props), useQuote(props), usePassedOver(props), useHanded(props)]
  const [t, signed] = [useT(), useSigned(props)]
  return (leg) => {
    const { verdict } = leg
    const who = verdict && verdict.by !== 'system' ? decider({ ...verdict, by: verdict.by }) : names(leg.people)
    const lines = [...handed(leg), detail(leg), ...signed(leg), ...passed(leg)].filter(Boolean)
    return {
      state: stepState(leg),
      title: title(legName(leg), leg.state === 'empty' ? t('case.empty-seat') : who),
      ...(lines.length > 0 && { detail: lines.map((line) => <span class="line">{line}</span>) }),
      ...quote(leg),
    }
  }
}

function useDetail(props: Omit<Props, 'state'>): (leg: Leg) => string {
  const [t, decided, expected] = [useT(), useDecided(props), useExpected()]
  return (leg) => {
    const { verdict, openedAt, state, firstViewedAt } = leg
    if (state === 'cancelled') return t('case.cancelled')
    if (verdict && openedAt) return decided(state, verdict, openedAt)
    if (state === 'now' && openedAt)
      return [stayed(t, openedAt, props.now), t(firstViewedAt ? 'case.viewed' : 'case.not-viewed')].join(' · ')
    return expected(leg)
  }
}

/** The office of whoever is expected, or that nobody need be asked. */
function useExpected(): (leg: Leg) => string {
  const [t, legName, { of }] = [useT(), useLegName(), useSigners()]
  return (leg) => {
    if (leg.repeats) return t(leg.carries ? 'case.will-carry' : 'case.will-repeat')
    const offices = leg.people.map((person) => of(person).office).join(` ${t('case.or')} `)
    return offices === legName(leg) ? '' : offices
  }
}

/** How the seat came to whoever holds it: from whom to whom, when and why. */
function useHanded({ now }: Omit<Props, 'state'>): (leg: Leg) => readonly string[] {
  const [t, names] = [useT(), useNames()]
  return ({ handed = [] }) =>
    handed.map(({ why, from, to, at, text }) => {
      const told = { from: names(from), to: names(to), time: moment(at, now) }
      const sentence = t(to.length > 0 ? `case.handed.${why}` : 'case.handed.merged', told)
      return text ? t('case.handed.because', { sentence, text }) : sentence
    })
}

/** 纸面签批: when it was signed and who registered it, with the sheet for whoever keeps the dossier. */
function useSigned({ sheets }: Omit<Props, 'state'>): (leg: Leg) => readonly Child[] {
  const [t, name] = [useT(), useName()]
  return ({ verdict }) => {
    if (!verdict?.signed) return []
    const { day, by, papers } = verdict.signed
    const links = papers.map(({ blob }) => sheets && <a href={paths.paper(sheets, blob)}>{t('case.signed.look')}</a>)
    return [t('case.signed', { day, name: name(by) }), ...links]
  }
}

/** When it was decided and how, and what became of it. */
function useDecided({ now, prediction }: Omit<Props, 'state'>) {
  const [t, target, repeated] = [useT(), useTarget(prediction), useRepeated(prediction)]
  return (state: Leg['state'], { by, at, to, kind, repeats, carries }: Verdict, openedAt: Instant): string =>
    [
      moment(at, now),
      by === 'system' ? repeated(repeats ?? carries, carries !== undefined) : took(t, openedAt, at),
      to !== undefined && t('case.returned-to', { to: target(to) }),
      kind === 'reject' && t('case.disagreed'),
      state === 'void' && t('case.voided'),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** Who had agreed before, and at which step, so that the system passed this one (docs/approvals.md E1). */
function useRepeated({ legs }: Prediction): (run: number | undefined, isCarried: boolean) => string {
  const [t, legName, name] = [useT(), useLegName(), useName()]
  return (number, isCarried) => {
    const leg = legs.find(({ run }) => run === number)
    const by = leg?.verdict?.by
    const key = isCarried ? 'case.carried' : 'case.repeated'
    return leg && by && by !== 'system' ? t(key, { name: name(by), block: legName(leg) }) : ''
  }
}

/** Where a return went: to the applicant, or to a step that had been passed. */
function useTarget({ legs }: Prediction): (to: ReturnTo) => string {
  const [t, legName] = [useT(), useLegName()]
  return (to) => {
    const leg = legs.find(({ run }) => run === to)
    return leg ? legName(leg) : t('case.applicant')
  }
}

function useQuote({ reads }: Omit<Props, 'state'>): (leg: Leg) => { quote?: Child } {
  const t = useT()
  return ({ run, verdict }) => {
    if (!verdict || verdict.text === '' || run === undefined) return {}
    return { quote: reads(run) ? verdict.text : t('case.opinion-elsewhere') }
  }
}

/** Only who had to give way is named: an empty level is no news, nor that a duty is held by several. */
function usePassedOver({ told }: Omit<Props, 'state'>): (leg: Leg) => readonly string[] {
  const [t, { of }] = [useT(), useSigners()]
  return ({ passedOver, origins }) =>
    told && origins[0]?.from !== 'duty'
      ? passedOver.flatMap(({ person, why }) =>
          person && why !== 'seated'
            ? [t('case.passed-over', { name: of(person).name, why: t(`case.why.${why}` as MessageKey) })]
            : [],
        )
      : []
}

/** 申请撤销 and its answers; the words of both are for whoever keeps the dossier, the applicant and who was asked. */
function useAskings({ state: { askings }, now, told }: Props): readonly TimelineItem[] {
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

function useEnd({ state, prediction, now }: Props): readonly TimelineItem[] {
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
