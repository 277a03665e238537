import { sheetsOf } from '#domain/cases/kinds/index.ts'
import type { Leg } from '#domain/cases/predict.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { dueOf } from '#domain/cases/timing.ts'
import { moment, overdue } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { stopsOf, waitingFor } from './legs.tsx'
import type { CasePageProps } from './show.tsx'
import { useSigners } from './signers.tsx'
import { StatusPill } from './status.tsx'

/** What the case is, about whom, who began it, and what is printed from it. */
export const Head = ({
  theCase,
  until,
  prediction,
  stranded,
  may,
  whole,
  mayOpenDossier,
  now,
  printsForm,
  printsLetter,
}: CasePageProps) => {
  const [t, { of, viewer }] = [useT(), useSigners()]
  const { id, number, dossier, applicant, state, route } = theCase
  const [submission] = state.submissions
  const papers = whole && state.runs.length > 0 ? sheetsOf(theCase) : []
  const about = aboutOf(state, until)
  const open = waitingFor(prediction.legs, viewer)
  const late = open?.openedAt && overdue(t, dueOf(route, open.block, open.openedAt), now)
  const starter = applicant === viewer ? { ...of(applicant), name: t('case.you') } : of(applicant)
  return (
    <PageHead
      over={
        <Crumbs
          items={[
            { label: t('place.todo'), href: paths.home() },
            { label: t(`case.number.${route.key}` as MessageKey, { number }) },
          ]}
        />
      }
      title={t(`case.title.${route.key}` as MessageKey, { name: about.name || t('damages.nameless') })}
      marks={
        <>
          <StatusPill state={state} prediction={prediction} stranded={stranded} />
          {late && <Pill tone="seal">{late}</Pill>}
        </>
      }
      sub={[
        about.unit,
        submission && t('case.started-by', { ...starter, time: moment(submission.at, now) }),
        may.seat && t('case.your-step', { step: placeOf(prediction.legs) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          {whole && <LinkButton href={paths.approval(id)}>{t('approval.sheet')}</LinkButton>}
          {papers.map((sheet) => (
            <LinkButton href={paths.approval(id, sheet)}>{t(`case.paper.${sheet}`)}</LinkButton>
          ))}
          {printsLetter && <LinkButton href={paths.caseLetter(id)}>{t('letter.title')}</LinkButton>}
          {printsForm && (
            <LinkButton href={paths.appointmentForm(dossier, id)}>{t('case.appointment-form')}</LinkButton>
          )}
          {mayOpenDossier && <LinkButton href={paths.dossier(dossier)}>{t('case.dossier')}</LinkButton>}
        </>
      }
    />
  )
}

/** Counted along the way that counts. */
const placeOf = (legs: readonly Leg[]): number =>
  stopsOf(legs.filter(({ state }) => state === 'done' || state === 'now')).length
