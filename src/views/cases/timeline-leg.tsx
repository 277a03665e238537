import type { Child } from 'hono/jsx'
import type { ReturnTo, Verdict } from '#domain/cases/case.ts'
import type { Leg, Prediction } from '#domain/cases/predict.ts'
import type { Instant } from '#domain/time.ts'
import { moment, stayed, took } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import type { TimelineItem } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import { stepState, useLegName } from './legs.tsx'
import { useDecider, useName, useNames, useSigners } from './signers.tsx'
import type { TimelineProps } from './timeline.tsx'
import { title } from './timeline-title.tsx'

/** A leg of the route as a line of the course: who, since when, what was said, and how the seat came there. */
export function useLeg(props: Omit<TimelineProps, 'state'>): (leg: Leg) => TimelineItem {
  const [legName, names, decider] = [useLegName(), useNames(), useDecider()]
  const [detail, quote, passed, handed] = [useDetail(props), useQuote(props), usePassedOver(props), useHanded(props)]
  const [t, signed, related] = [useT(), useSigned(props), useRelated(props)]
  return (leg) => {
    const { verdict } = leg
    const who = verdict && verdict.by !== 'system' ? decider({ ...verdict, by: verdict.by }) : names(leg.people)
    const lines = [...handed(leg), detail(leg), ...signed(leg), ...related(leg), ...passed(leg)].filter(Boolean)
    return {
      state: stepState(leg),
      title: title(legName(leg), leg.state === 'empty' ? t('case.empty-seat') : who),
      ...(lines.length > 0 && { detail: lines.map((line) => <span class="line">{line}</span>) }),
      ...quote(leg),
    }
  }
}

function useDetail(props: Omit<TimelineProps, 'state'>): (leg: Leg) => string {
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

/** The offices of those who are expected, each once, or that nobody need be asked. */
function useExpected(): (leg: Leg) => string {
  const [t, legName, { of }] = [useT(), useLegName(), useSigners()]
  return (leg) => {
    if (leg.repeats) return t(leg.carries ? 'case.will-carry' : 'case.will-repeat')
    const offices = [...new Set(leg.people.map((person) => of(person).office))].join(` ${t('case.or')} `)
    return offices === legName(leg) ? '' : offices
  }
}

/** How the seat came to whoever holds it: from whom to whom, when and why. */
function useHanded({ now }: Omit<TimelineProps, 'state'>): (leg: Leg) => readonly string[] {
  const [t, names] = [useT(), useNames()]
  return ({ handed = [] }) =>
    handed.map(({ why, from, to, at, text }) => {
      const told = { from: names(from), to: names(to), time: moment(at, now) }
      const sentence = t(to.length > 0 ? `case.handed.${why}` : 'case.handed.merged', told)
      return text ? t('case.handed.because', { sentence, text }) : sentence
    })
}

/** 纸面签批: when it was signed and who registered it, with the sheet for whoever keeps the dossier. */
function useSigned({ sheets }: Omit<TimelineProps, 'state'>): (leg: Leg) => readonly Child[] {
  const [t, name] = [useT(), useName()]
  return ({ verdict }) => {
    if (!verdict?.signed) return []
    const { day, by, papers } = verdict.signed
    const links = papers.map(({ blob }) => sheets && <a href={paths.paper(sheets, blob)}>{t('case.signed.look')}</a>)
    return [t('case.signed', { day, name: name(by) }), ...links]
  }
}

/** When it was decided and how, and what became of it. */
function useDecided({ now, prediction }: Omit<TimelineProps, 'state'>) {
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

function useQuote({ reads }: Omit<TimelineProps, 'state'>): (leg: Leg) => { quote?: Child } {
  const t = useT()
  return ({ run, verdict }) => {
    if (!verdict || verdict.text === '' || run === undefined) return {}
    return { quote: reads(run) ? verdict.text : t('case.opinion-elsewhere') }
  }
}

/** 亲属办理: who sits as a relative since nobody else may, for whoever keeps the dossier and for that one. */
function useRelated({ told }: Omit<TimelineProps, 'state'>): (leg: Leg) => readonly string[] {
  const [t, name, { viewer }] = [useT(), useName(), useSigners()]
  return ({ people, origins, state }) =>
    people
      .filter((person, at) => origins[at]?.kin && state !== 'cancelled' && (told || person === viewer))
      .map((person) => t('case.by-kin', { name: name(person) }))
}

/** Only who had to give way is named: an empty level is no news, nor that a duty is held by several. */
function usePassedOver({ told }: Omit<TimelineProps, 'state'>): (leg: Leg) => readonly string[] {
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
