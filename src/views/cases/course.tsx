import type { Group } from '#domain/access/groups.ts'
import type { CaseState, Run, Verdict } from '#domain/cases/case.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { RecordSeen } from '#domain/cases/records-seen.ts'
import { askingBlocks, type Route } from '#domain/cases/route.ts'
import { readsOpinion } from '#domain/cases/seeing.ts'
import { verdictOf } from '#domain/cases/standing.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { duration, moment, stayed } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { RouteDots } from '#views/kit/route-dots.tsx'
import { dotsOf, useLegName } from './legs.tsx'
import { useDecider, useNames } from './signers.tsx'
import { CaseTimeline } from './timeline.tsx'

type Props = {
  readonly theCase: { readonly dossier: DossierId; readonly route: Route; readonly state: CaseState }
  readonly prediction: Prediction
  readonly slice?: { readonly groups: ReadonlySet<Group> } | undefined
  readonly proposal?: { readonly groups: ReadonlySet<Group>; readonly keys: ReadonlySet<string> } | undefined
  /** What tasks recorded, as far as the viewer may read it. */
  readonly records: readonly RecordSeen[]
  /** HR who keeps the dossier, or the applicant: every opinion. */
  readonly whole: boolean
  readonly viewer: PersonId
  readonly now: Instant
}

const anchor = 'course'

/** 经过与去向: everything that happened and is expected, beside the content or below it. */
export const Course = (props: Props) => {
  const t = useT()
  const { theCase, prediction, whole, now } = props
  const { dossier, state, route } = theCase
  return (
    <Card id={anchor} title={t('case.route')} aside={sinceStart(t, state, now)}>
      <CaseTimeline
        state={state}
        prediction={prediction}
        now={now}
        reads={readingOf(props)}
        told={whole}
        sheets={whole ? dossier : undefined}
      />
      {prediction.legs.some(({ state }) => state === 'expected') && <Repeating route={route} />}
    </Card>
  )
}

/**
 * The same in two lines under the title, where the whole stands below the content: who has it now, and what was said last,
 * since that is what a decider reads first. The style sheet shows it on narrow screens alone.
 */
export const ShortCourse = (props: Props) => {
  const t = useT()
  const { theCase, prediction } = props
  return (
    <section class="course-short" aria-label={t('case.short')}>
      <p>
        <RouteDots states={dotsOf(theCase.state, prediction.legs)} /> <Now {...props} />{' '}
        <a href={`#${anchor}`}>{t('case.short.all')}</a>
      </p>
      <LastOpinion {...props} />
    </section>
  )
}

const Now = ({ prediction, now }: Props) => {
  const [t, legName, names] = [useT(), useLegName(), useNames()]
  const open = prediction.legs.filter(({ state }) => state === 'now')
  const said = open.map((leg, at) => {
    const time = leg.openedAt ? stayed(t, leg.openedAt, now) : ''
    return t(at === 0 ? 'case.short.now' : 'case.short.and', { block: legName(leg), names: names(leg.people), time })
  })
  return <>{said.join('')}</>
}

const LastOpinion = (props: Props) => {
  const [t, legName, decider] = [useT(), useLegName(), useDecider()]
  const { theCase, prediction, now } = props
  const last = lastOf(theCase.state)
  const leg = prediction.legs.find(({ run }) => run === last?.run.run)
  if (!last || !leg || last.verdict.by === 'system') return null
  const { by, at, kind, text } = last.verdict
  const said = readingOf(props)(last.run.run) ? text : t('case.opinion-elsewhere')
  return (
    <blockquote>
      <b>
        {t('case.short.last', {
          name: decider({ ...last.verdict, by }),
          block: legName(leg),
          act: t(kind === 'done' ? 'leaver.go' : `case.${kind}`),
          time: moment(at, now),
        })}
      </b>
      {text && <p>{said}</p>}
    </blockquote>
  )
}

/** The newest verdict of a person. */
function lastOf({ runs }: CaseState): { readonly run: Run; readonly verdict: Verdict } | undefined {
  const given = runs.flatMap((run) => {
    const verdict = verdictOf(run)
    return verdict && verdict.by !== 'system' ? [{ run, verdict }] : []
  })
  return given.reduce<(typeof given)[number] | undefined>(
    (newest, one) => (newest && newest.verdict.at > one.verdict.at ? newest : one),
    undefined,
  )
}

/** Whether the text of the opinion given in a run is for this viewer: what was said in his place always is. */
function readingOf({ theCase, slice, proposal, records, whole, viewer }: Props): (run: number) => boolean {
  const { state } = theCase
  const seen = { groups: (slice ?? proposal)?.groups ?? new Set<Group>(), keys: proposal?.keys, records }
  const again = askedAgain(state, viewer)
  return (number) => {
    const run = state.runs.find(({ run }) => run === number)
    if (!run) return false
    const verdict = verdictOf(run)
    const own = verdict?.by === viewer || verdict?.for === viewer || (again !== undefined && verdict?.to === again)
    return own || readsOpinion(theCase, run, seen, whole)
  }
}

/** The run that this viewer decided and a return has asked again: the reason of that return is meant for the viewer. */
const askedAgain = (state: CaseState, viewer: PersonId): number | undefined =>
  state.runs.findLast((run) => run.state === 'void' && verdictOf(run)?.by === viewer)?.run

/** What the route says of whoever would be asked twice; of a case in which nobody is asked any more it says nothing. */
const Repeating = ({ route }: { readonly route: Route }) => {
  const t = useT()
  const setting = askingBlocks(route).find(({ repeat }) => repeat !== 'off')?.repeat
  return setting && setting !== 'off' ? <p class="hint">{t(`case.repeat.${setting}`)}</p> : null
}

const sinceStart = (t: ReturnType<typeof useT>, { submissions, endedAt }: CaseState, now: Instant) => {
  const [first] = submissions
  return first && t(endedAt ? 'time.took' : 'case.so-far', { duration: duration(t, first.at, endedAt ?? now) })
}
