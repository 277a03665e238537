import type { Child } from 'hono/jsx'
import type { Available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { CaseOnPaper } from '#domain/cases/papers.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { RecordSeen } from '#domain/cases/records-seen.ts'
import { askingBlocks, type Route } from '#domain/cases/route.ts'
import type { FurtherShown, ProposalShown, SliceShown } from '#domain/cases/shown.ts'
import type { Stranded } from '#domain/cases/stranded.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseId, DossierId, PersonId, RecordId } from '#domain/ids.ts'
import type { Standard } from '#domain/pay-scales/scale.ts'
import type { Reckoned } from '#domain/settlement/departure.ts'
import type { Instant } from '#domain/time.ts'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { useT } from '#views/i18n/index.ts'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { ProposalContent } from '#views/proposals/content.tsx'
import { SampleBanner } from '#views/samples/banner.tsx'
import { Checked } from './checked.tsx'
import { Ticks } from './checklist.tsx'
import { Course, ShortCourse } from './course.tsx'
import { Decision, Resubmission } from './decision.tsx'
import { Further } from './further.tsx'
import { HandOver } from './hand-over.tsx'
import { Head } from './head.tsx'
import { OnPaper } from './paper.tsx'
import { useRefusal } from './refusal.tsx'
import { type RefusedForm, refusedByRules } from './refused-form.ts'
import { RevocationOffered, Revoking, type RevokingShown } from './revoking.tsx'
import { Setting } from './setting.tsx'
import { SignedOnPaper } from './signature.tsx'
import { type Signers, WithSigners } from './signers.tsx'
import { Slice } from './slice.tsx'
import { type StandIn, StandIns } from './stand-in.tsx'
import { StrandedBanner } from './stranded.tsx'
import { Talk } from './talk.tsx'
import { Task } from './task.tsx'
import { TasksDone } from './tasks-done.tsx'
import { NewKin, StandingIn, Told } from './told.tsx'
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
  /** Further seats of the viewer's, which one act may close with the first. */
  readonly further: readonly FurtherShown[]
  /** Who decides on others and is named as a relative: told to whoever compares the family section. */
  readonly newKin: readonly PersonId[]
  /** HR who keeps the dossier, or the applicant: every opinion and every reason. */
  readonly whole: boolean
  /** What the tasks that are done recorded, as far as the viewer may read it. */
  readonly records: readonly RecordSeen[]
  /** What it means for the paper, for HR who keeps it. */
  readonly paper?: CaseOnPaper | undefined
  /** What the open tasks are filled in with when they are opened, by their blocks. */
  readonly begun: ReadonlyMap<string, Fields>
  /** Of a settlement: what could be reckoned. */
  readonly reckoned?: ReadonlyMap<string, Reckoned> | undefined
  /** What may be meant in the fields of the open task. */
  /** What the person has of administration's now. */
  readonly held?: readonly string[] | undefined
  readonly lists?: Readonly<Record<string, readonly string[]>> | undefined
  /** 工资标准 of each line of pay that the viewer's seat sets. */
  readonly standards: ReadonlyMap<RecordId, Standard>
  /** Whether 干部任免审批表 is printed with what the case says. */
  readonly printsForm: boolean
  /** Whether 任免通知 announces it, and the viewer prints that. */
  readonly printsLetter: boolean
  /** What takes it back, or what it takes back. */
  readonly revoking?: RevokingShown | undefined
  readonly mayOpenDossier: boolean
  /** Whether something else waits for the viewer. */
  readonly more: boolean
  /** 常用语 of the viewer's own. */
  readonly phrases: readonly string[]
  /** Who may be called by name in a comment. */
  readonly mentions: readonly PersonId[]
  /** Whether the viewer may look at what is attached to the discussion. */
  readonly attachments: boolean
  readonly names: Names
  readonly signers: Signers
  readonly standIns: readonly StandIn[]
  /** 抽查, for whoever is told of it. */
  readonly sample?: Omit<Parameters<typeof SampleBanner>[0], 'now'> | undefined
  readonly now: Instant
  /** The address of the house, for a line to be sent to somebody. */
  readonly origin: string
  readonly refused?: RefusedForm | undefined
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
  const reason = refusedByRules(refused)?.reason
  const tasks = props.further.filter(({ output }) => output !== undefined)
  const votes = props.further.filter(({ output }) => output === undefined)
  return (
    <>
      <Head {...props} />
      <Told {...props} />
      <Revoking revoking={props.revoking} now={now} />
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
            <RevocationOffered theCase={theCase} offers={props.revoking?.offers} />
          </>
        }
      >
        <AskedBack {...props} />
        <Ticks may={may} typed={typed} refused={reason} />
        <Task
          id={id}
          content={content}
          may={may}
          dossier={dossier}
          beside={tasks}
          known={props.proposal?.keys}
          typed={refused?.form === 'task' ? refused.typed : undefined}
          begun={props.begun}
          lists={props.lists}
          held={props.held}
          reckoned={props.reckoned}
          isLast={askingBlocks(theCase.route).at(-1)?.id === may.seat?.run.block}
        />
        <Setting
          id={id}
          content={content}
          may={may}
          records={props.proposal?.records ?? []}
          standards={props.standards}
          typed={refused?.form === 'setting' ? refused.typed : undefined}
        />
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
            {...notReopened(props)}
          />
        ) : (
          (props.request?.shown ?? <Content {...props} />)
        )}
        <TasksDone records={props.records} />
        <Further dossier={dossier} further={votes} typed={typed} refused={reason} now={now} />
        {props.paper && <OnPaper dossier={dossier} paper={props.paper} />}
        <Talk
          id={id}
          dossier={dossier}
          comments={state.comments}
          mentions={props.mentions}
          attachments={props.attachments}
          may={may.comment}
          now={now}
          refused={refused}
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
        refused={reason}
      />
      <Resubmission
        id={id}
        content={content}
        may={may}
        typed={typed}
        isProposal={props.proposal !== undefined || props.request !== undefined}
        edit={state.content.revokes ? undefined : changedAt(props)}
      />
    </>
  )
}

/** The sentence and the text for the field of a reopening that was refused. */
function notReopened({ refused, now }: CasePageProps) {
  const sentence = useRefusal(now)
  return refused?.form === 'reopening' ? { typed: refused.typed.text, problem: sentence(refused.refused) } : {}
}

/** Where what came back is changed. */
const changedAt = ({ theCase: { id, dossier, route }, proposal, request }: CasePageProps): string =>
  request?.change ?? (proposal ? paths.proposal(dossier, route.key, id) : paths.dossier(dossier))

const Content = ({ slice, now }: CasePageProps) => {
  const t = useT()
  return slice ? <Slice slice={slice} now={now} /> : <p class="hint">{t('case.slice.none')}</p>
}
