import type { Child } from 'hono/jsx'
import type { Available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import type { CaseOnPaper } from '#domain/cases/papers.ts'
import type { Leg, Prediction } from '#domain/cases/predict.ts'
import type { RecordSeen } from '#domain/cases/records-seen.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { askingBlocks, type Route } from '#domain/cases/route.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { verdictOf } from '#domain/cases/standing.ts'
import type { Stranded } from '#domain/cases/stranded.ts'
import { dueOf } from '#domain/cases/timing.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Reckoned } from '#domain/settling/departure.ts'
import type { Instant } from '#domain/time.ts'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { moment, overdue } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { ProposalContent, type ProposalShown } from '#views/proposals/content.tsx'
import { SampleBanner } from '#views/samples/banner.tsx'
import { Checked } from './checked.tsx'
import { Course, ShortCourse } from './course.tsx'
import { Decision, Resubmission, Ticks, type Typed } from './decision.tsx'
import { HandOver } from './hand-over.tsx'
import { stopsOf, waitingFor } from './legs.tsx'
import { OnPaper } from './paper.tsx'
import { RefusalBanner, useRefusal } from './refusal.tsx'
import { Setting, type SettingTyped } from './setting.tsx'
import { fieldOf, type SignatureTyped, SignedOnPaper } from './signature.tsx'
import { type Signers, useSigners, WithSigners } from './signers.tsx'
import { Slice, type SliceShown } from './slice.tsx'
import { type StandIn, StandIns } from './stand-in.tsx'
import { StatusPill } from './status.tsx'
import { StrandedBanner } from './stranded.tsx'
import { Talk } from './talk.tsx'
import { Task, TasksDone, type TaskTyped } from './task.tsx'
import { Transfer } from './transfer.tsx'
import { Urging } from './urging.tsx'
import { AskedBack, Withdrawal } from './withdrawal.tsx'

export type ShownCase = {
  readonly id: CaseId
  readonly number: string
  readonly dossier: DossierId
  readonly applicant: PersonId
  readonly route: Route
  readonly state: CaseState
}

export type CasePageProps = {
  readonly theCase: ShownCase
  /** Until when the viewer knows the content: what came later is not told. */
  readonly until?: Instant | undefined
  readonly prediction: Prediction
  readonly stranded: Stranded | undefined
  readonly may: Available
  /** The content revision of this moment, for the forms to send back. */
  readonly content: number
  readonly slice?: SliceShown | undefined
  /** Of a case on a proposal, in place of the slice. */
  readonly proposal?: ProposalShown | undefined
  /** Of a case on a request: what is asked for, and where it is changed once it came back. */
  readonly request?: { readonly shown: Child; readonly change: string } | undefined
  /** Who decides on others and is named as a relative: told to whoever compares the family section. */
  readonly newKin: readonly PersonId[]
  /** HR who keeps the dossier, or the applicant: every opinion and every reason. */
  readonly whole: boolean
  /** What the tasks that are done recorded, as far as the viewer may read it. */
  readonly records: readonly RecordSeen[]
  /** What it means for the paper, for HR who keeps it. */
  readonly paper?: CaseOnPaper | undefined
  /** What the open task is filled in with when it is opened. */
  readonly begun?: Fields | undefined
  /** Of a settlement: what could be reckoned. */
  readonly reckoned?: ReadonlyMap<string, Reckoned> | undefined
  /** What may be meant in the fields of the open task. */
  readonly lists?: Readonly<Record<string, readonly string[]>> | undefined
  /** A task that was refused, with what was typed. */
  readonly task?: TaskTyped | undefined
  /** Whether 干部任免审批表 is printed with what the case says. */
  readonly printsForm: boolean
  /** Values that were set from a seat and refused, with what was typed. */
  readonly setting?: SettingTyped | undefined
  /** A signature on paper that was refused, with what was typed. */
  readonly signature?: SignatureTyped | undefined
  readonly mayOpenDossier: boolean
  /** Whether something else waits for the viewer. */
  readonly more: boolean
  /** 常用语 of the viewer's own. */
  readonly phrases: readonly string[]
  /** Who may be called by name in a comment. */
  readonly mentions: readonly PersonId[]
  /** Whether the viewer may look at what is attached to the discussion. */
  readonly attachments: boolean
  /** A paper that was not taken, with what was said with it. */
  readonly attachment?: { readonly text: string; readonly problem: PaperRefusal } | undefined
  readonly names: Names
  readonly signers: Signers
  readonly standIns: readonly StandIn[]
  /** 抽查, for whoever is told of it. */
  readonly sample?: Omit<Parameters<typeof SampleBanner>[0], 'now'> | undefined
  readonly now: Instant
  /** The address of the house, for a line to be sent to somebody. */
  readonly origin: string
  readonly refused?:
    | {
        readonly refused: SubmitReason
        readonly form:
          | 'verdict'
          | 'comment'
          | 'withdrawal'
          | 'answer'
          | 'resubmission'
          | 'reopening'
          | 'hand-over'
          | 'urging'
          | 'transfer'
          | 'signature'
        readonly typed: Typed
      }
    | undefined
}

/** One case in one screen: who, what changes, why, checked by whom, what happens next with names, what is to be done. */
export const CasePage = (props: CasePageProps) => (
  <WithNames value={props.names}>
    <WithSigners value={props.signers}>
      <Page {...props} />
    </WithSigners>
  </WithNames>
)

const Page = (props: CasePageProps) => {
  const { theCase, prediction, stranded, may, slice, newKin, now, content, more, whole, standIns, refused } = props
  const { id, state, applicant, dossier } = theCase
  const typed = refused?.form === 'verdict' || refused?.form === 'resubmission' ? refused.typed : undefined
  return (
    <>
      <Head {...props} />
      <Told {...props} />
      {props.sample && <SampleBanner {...props.sample} now={now} />}
      <StrandedBanner stranded={stranded} told={whole} mayWithdraw={may.withdraw} />
      <StandingIn {...props} />
      <HandOver id={id} seats={may.handOver} state={state} />
      <ShortCourse {...props} viewer={props.signers.viewer} />
      <Split
        aside={
          <>
            <Course {...props} viewer={props.signers.viewer} />
            <Transfer {...props} />
            <SignedOnPaper {...props} />
            <Urging {...props} />
            <StandIns id={id} people={standIns} />
            <Withdrawal {...props} />
          </>
        }
      >
        <AskedBack {...props} />
        <Ticks may={may} typed={typed} refused={refused?.refused} />
        <Task
          id={id}
          content={content}
          may={may}
          typed={props.task}
          begun={props.begun}
          lists={props.lists}
          reckoned={props.reckoned}
          isLast={askingBlocks(theCase.route).at(-1)?.id === may.seat?.run.block}
        />
        <Setting id={id} content={content} may={may} records={props.proposal?.records ?? []} typed={props.setting} />
        <NewKin people={newKin} />
        {slice && !props.request && (
          <Checked
            grounds={state.submissions[0]?.text ?? ''}
            legs={prediction.legs}
            slice={slice}
            now={now}
            told={whole}
          />
        )}
        {props.proposal ? (
          <ProposalContent
            id={id}
            dossier={dossier}
            proposal={props.proposal}
            grounds={state.submissions.at(-1)?.text ?? ''}
            may={may}
            now={now}
            {...problemOf(props, 'reopening')}
          />
        ) : (
          (props.request?.shown ?? <Content {...props} />)
        )}
        <TasksDone records={props.records} />
        {props.paper && <OnPaper dossier={dossier} paper={props.paper} />}
        <Talk
          id={id}
          dossier={dossier}
          comments={state.comments}
          mentions={props.mentions}
          attachments={props.attachments}
          may={may.comment}
          now={now}
          {...problemOf(props, 'comment')}
          attachment={props.attachment}
        />
      </Split>
      <Decision
        id={id}
        content={content}
        may={may}
        prediction={prediction}
        applicant={applicant}
        more={more}
        phrases={props.phrases}
        typed={typed}
        refused={refused?.refused}
      />
      <Resubmission
        id={id}
        content={content}
        may={may}
        typed={typed}
        isProposal={props.proposal !== undefined || props.request !== undefined}
        edit={
          props.request?.change ??
          (props.proposal ? paths.proposal(dossier, theCase.route.key, id) : paths.dossier(dossier))
        }
      />
    </>
  )
}

/** The sentence and the text for the field of a form that was refused. */
function problemOf({ refused, now }: CasePageProps, form: 'comment' | 'reopening') {
  const sentence = useRefusal(now)
  return refused?.form === form ? { typed: refused.typed.text, problem: sentence(refused.refused) } : {}
}

const Head = ({ theCase, until, prediction, stranded, may, whole, mayOpenDossier, now, printsForm }: CasePageProps) => {
  const [t, { of, viewer }] = [useT(), useSigners()]
  const { id, number, dossier, applicant, state, route } = theCase
  const [submission] = state.submissions
  const papers = whole && state.runs.length > 0 ? (kindOf(route).sheets ?? []) : []
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
          {printsForm && (
            <LinkButton href={paths.appointmentForm(dossier, id)}>{t('case.appointment-form')}</LinkButton>
          )}
          {mayOpenDossier && <LinkButton href={paths.dossier(dossier)}>{t('case.dossier')}</LinkButton>}
        </>
      }
    />
  )
}

/** 代理: in whose place the viewer decides here. */
const StandingIn = ({ may }: CasePageProps) => {
  const [t, { of }] = [useT(), useSigners()]
  const principal = may.seat?.principal
  return principal ? <Banner>{t('case.standing-in', of(principal))}</Banner> : null
}

/** 亲属: who will be barred by what is being compared. */
const NewKin = ({ people }: { readonly people: readonly PersonId[] }) => {
  const [t, { of }] = [useT(), useSigners()]
  if (people.length === 0) return null
  const names = people.map((person) => t('case.person', of(person))).join(t('kit.comma'))
  return <Banner>{t('case.new-kin', { names })}</Banner>
}

/** Counted along the way that counts. */
const placeOf = (legs: readonly Leg[]): number =>
  stopsOf(legs.filter(({ state }) => state === 'done' || state === 'now')).length

/** What the viewer must know first: a refusal just given, or why the case came back. */
const Told = ({ refused, may, theCase, now }: CasePageProps): Child => {
  const [t, { of }] = [useT(), useSigners()]
  if (refused && !atField(refused, may)) {
    return <RefusalBanner refused={refused.refused} typed={may.seat ? undefined : refused.typed.text} now={now} />
  }
  const back = theCase.state.runs.findLast((run) => run.state === 'returned')
  const verdict = back && verdictOf(back)
  if (!may.resubmit || !verdict || verdict.by === 'system') return null
  const { name, office } = of(verdict.by)
  return (
    <Banner>{t('case.returned-banner', { name, office, time: moment(verdict.at, now), reason: verdict.text })}</Banner>
  )
}

/** Some refusals are said at the field that mends them. */
const atField = ({ refused, form }: NonNullable<CasePageProps['refused']>, may: Available): boolean => {
  if (form === 'withdrawal') return may.withdraw || may.askWithdrawal
  if (form === 'answer') return may.answerTo !== undefined
  if (form === 'comment') return may.comment
  if (form === 'signature') return may.sign.length > 0 && fieldOf(refused) !== undefined
  if (form === 'transfer') return may.transferTo.length > 0
  if (form === 'reopening') return may.reopen
  return may.seat !== undefined && (refused.code === 'case.reason-missing' || refused.code === 'case.ticks-missing')
}

const Content = ({ slice, now }: CasePageProps) => {
  const t = useT()
  return slice ? <Slice slice={slice} now={now} /> : <p class="hint">{t('case.slice.none')}</p>
}
