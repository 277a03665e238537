import type { Group } from '#domain/access/groups.ts'
import type { Available } from '#domain/cases/available.ts'
import type { ReturnTo } from '#domain/cases/case.ts'
import type { FurtherApproval } from '#domain/cases/consecutive.ts'
import type { Leg, Prediction } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { DecisionBar } from '#views/kit/decision-bar.tsx'
import { Select } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { useLegName } from './legs.tsx'
import { useRefusal } from './refusal.tsx'
import { useNames, useSigners } from './signers.tsx'

/** What a refused form had in it, so that nothing typed is lost. */
export type Typed = {
  readonly text: string
  readonly ticks: readonly Group[]
  readonly to?: ReturnTo | undefined
  readonly verdict?: string | undefined
  /** Whom the seat was to be passed on to. */
  readonly recipient?: PersonId | undefined
  /** What was said of further seats, ticked or not. */
  readonly further?: readonly (FurtherApproval & { readonly ticked: boolean })[] | undefined
}

type Props = {
  readonly id: CaseId
  readonly content: number
  readonly may: Available
  readonly prediction: Prediction
  readonly applicant: PersonId
  readonly more: boolean
  /** 常用语 of the viewer's own. */
  readonly phrases: readonly string[]
  readonly typed?: Typed | undefined
  readonly refused?: SubmitReason | undefined
}

export const verdictForm = 'verdict'

/** The bar of whoever sits: opinion, the way back, no, yes. Each button is there exactly when the rule would accept it. */
export const Decision = (props: Props) => {
  const { id, content, may, more, typed, refused } = props
  const [t, sentence] = [useT(), useRefusal()]
  if (!may.seat || !(may.approve || may.reject || may.returnTo.length > 0)) return null
  const { run, seat } = may.seat
  const problem = refused?.code === 'case.reason-missing' ? sentence(refused) : undefined
  const said = { name: 'opinion', value: typed?.text, problem }
  return (
    <PostForm action={paths.caseVerdict(id)} id={verdictForm} label={t('kit.decide')}>
      <input type="hidden" name="run" value={run.run} />
      <input type="hidden" name="seat" value={seat.seat} />
      <input type="hidden" name="content" value={content} />
      {may.seat.principal && <input type="hidden" name="for" value={may.seat.principal} />}
      <DecisionBar
        opinion={isOnlyReturned(may) ? { ...said, hint: t('case.return.why') } : said}
        phrases={[...new Set([...props.phrases, ...agreeing(may).map((key) => t(key)), t('case.phrase.explain')])]}
        note={may.output === undefined && <Next {...props} />}
      >
        <WayBack {...props} />
        {may.reject && (
          <Button kind="stop" name="verdict" value="reject">
            {t('case.reject')}
          </Button>
        )}
        {may.approve && (
          <Button kind="go" name="verdict" value="approve">
            {t(`case.${may.noted ? 'note' : 'approve'}${more ? '-next' : ''}`)}
          </Button>
        )}
      </DecisionBar>
    </PostForm>
  )
}

/** Of work: what it records is sent by its own form, and from here it is only sent back. */
const isOnlyReturned = ({ approve, reject }: Available): boolean => !approve && !reject

/** What is said where one agrees. */
function agreeing({ approve, ticks, noted }: Available): readonly MessageKey[] {
  if (!approve) return []
  if (ticks.length > 0) return ['case.phrase.checked']
  return noted ? ['case.phrase.noted'] : ['case.phrase.agree', 'case.phrase.confirmed']
}

/** Whom an approval hands the case to. */
const Next = ({ may: { seat }, prediction: { legs, effect } }: Props) => {
  const [t, legName, names, { viewer }] = [useT(), useLegName(), useNames(), useSigners()]
  const next = legs.find(({ state, repeats }) => state === 'expected' && !repeats)
  const then = next
    ? t('case.then', { name: names(next.people), label: legName(next) })
    : t(`case.effect.${effect}.next` as MessageKey)
  // The seat that is decided in somebody's place is not one of the others.
  const isOthers = ({ run, people }: Leg) => run !== seat?.run.run && !people.includes(viewer)
  const others = legs.filter((leg) => leg.state === 'now' && isOthers(leg)).map(legName)
  if (others.length === 0) return <>{then}</>
  return <>{t('case.also', { others: [...new Set(others)].join(t('kit.comma')), then })}</>
}

/** 退回: a native disclosure with the legal targets only; the reason is the opinion. */
const WayBack = ({ may, prediction: { legs }, applicant, typed }: Props) => {
  const [t, legName, { of }] = [useT(), useLegName(), useSigners()]
  if (may.returnTo.length === 0) return null
  const labelOf = (to: ReturnTo) => {
    if (to === 'START') return t('case.start', { name: of(applicant).name })
    const leg = legs.find(({ run }) => run === to)
    const by = leg?.verdict?.by
    return leg ? [legName(leg), by && by !== 'system' && of(by).name].filter(Boolean).join(' ') : String(to)
  }
  return (
    <details class="way-back" open={typed?.verdict === 'return' || undefined}>
      <summary class="btn plain">{t('case.return-open')}</summary>
      <div class="way-back-to">
        <Select
          name="to"
          label={t('case.return-to')}
          value={String(typed?.to ?? 'START')}
          options={may.returnTo.map((to) => ({ value: String(to), label: labelOf(to) }))}
          help={t('case.return-hint')}
        />
        <Button name="verdict" value="return">
          {t('case.return')}
        </Button>
      </div>
    </details>
  )
}

/** The bar of the applicant whose case came back: mend, then send again. */
export const Resubmission = ({
  id,
  content,
  may,
  typed,
  edit,
  isProposal,
}: Pick<Props, 'id' | 'content' | 'may' | 'typed'> & { edit: string | undefined; isProposal: boolean }) => {
  const t = useT()
  if (!may.resubmit) return null
  return (
    <PostForm action={paths.caseResubmission(id)} label={t('case.resubmit')}>
      <input type="hidden" name="content" value={content} />
      <DecisionBar
        opinion={{ name: 'opinion', value: typed?.text }}
        note={t(
          edit === undefined ? 'case.returned-as-is' : isProposal ? 'proposal.returned-next' : 'case.returned-next',
        )}
      >
        {edit && (
          <LinkButton href={edit} icon="edit">
            {t(isProposal ? 'proposal.edit' : 'case.edit')}
          </LinkButton>
        )}
        <Button kind="go">{t('case.resubmit')}</Button>
      </DecisionBar>
    </PostForm>
  )
}
