import type { Group } from '#domain/access/groups.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import type { Instant } from '#domain/time.ts'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { ChangeTable } from '#views/proposals/change-table.tsx'
import { useBlockName } from './legs.tsx'
import { RefusalBanner, useRefusal } from './refusal.tsx'
import type { ShownCase } from './show.tsx'
import { type Signers, WithSigners } from './signers.tsx'
import { PredictedRoute } from './timeline.tsx'

export type RevocationPageProps = {
  readonly theCase: ShownCase
  readonly name: string
  /** What would go back, as far as the viewer may read it; `theirs` where somebody changed it since. */
  readonly reading: {
    readonly records: readonly ProposedRecord[]
    readonly groups: ReadonlySet<Group>
    readonly theirs: ReadonlyMap<string, Fields>
    readonly isWhole: boolean
    readonly post: string
  }
  /** The dossier is closed by now. */
  readonly isClosed: boolean
  /** Why it cannot be taken back. */
  readonly why: SubmitReason | undefined
  readonly prediction: Prediction | undefined
  /** It allocated a seat or equipment, which stays as it is. */
  readonly keepsResources: boolean
  readonly names: Names
  readonly signers: Signers
  readonly now: Instant
  readonly text?: string | undefined
  readonly refused?: SubmitReason | undefined
}

/** 撤销已生效的审批: what would go back, whom it is asked of by name, and why. */
export const RevocationPage = (props: RevocationPageProps) => (
  <WithNames value={props.names}>
    <WithSigners value={props.signers}>
      <Page {...props} />
    </WithSigners>
  </WithNames>
)

const Page = (props: RevocationPageProps) => {
  const { theCase, name, reading, isClosed, why, prediction, refused, now, text } = props
  const { id, number, route, dossier } = theCase
  const t = useT()
  const atField = refused?.code === 'case.reason-missing'
  const moved = reading.theirs
  const stops = why !== undefined || isClosed
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t(`case.number.${route.key}` as MessageKey, { number }), href: paths.case(id) },
              { label: t('revocation') },
            ]}
          />
        }
        title={t('revocation.title', { name: name || t('damages.nameless') })}
        sub={t('revocation.sub')}
      />
      {refused && !atField && <RefusalBanner refused={refused} typed={stops ? text : undefined} now={now} />}
      {stops ? (
        <Empty
          text={<WhyNot {...props} />}
          action={<LinkButton href={paths.case(id)}>{t('revocation.back')}</LinkButton>}
        />
      ) : (
        <Split
          aside={
            prediction && (
              <Card title={t('case.submission.route')}>
                <PredictedRoute prediction={prediction} now={now} />
              </Card>
            )
          }
        >
          {moved.size > 0 && <Banner>{t('revocation.moved')}</Banner>}
          {!reading.isWhole && <Banner>{t('revocation.partly')}</Banner>}
          <Card title={t('revocation.what')} flush>
            {reading.post && <Lines items={[{ start: t('proposal.post'), text: reading.post }]} />}
            <ChangeTable
              dossier={dossier}
              records={reading.records}
              groups={reading.groups}
              {...(moved.size > 0 && { theirs: ({ record }: ProposedRecord) => moved.get(record) })}
            />
          </Card>
          {props.keepsResources && <p class="hint">{t('revocation.resources')}</p>}
          <Asking {...props} />
        </Split>
      )}
    </>
  )
}

/** The reason and the way that is left, by the kind of case. */
const WhyNot = ({ theCase, why, now }: RevocationPageProps) => {
  const [t, sentence] = [useT(), useRefusal(now)]
  if (why?.code === 'case.final' && theCase.state.status === 'approved')
    return <>{t(`case.final.${theCase.route.key}` as MessageKey)}</>
  return <>{why ? sentence(why) : t('revocation.closed')}</>
}

const Asking = ({ theCase: { id }, prediction, text, refused, now }: RevocationPageProps) => {
  const [t, block, sentence] = [useT(), useBlockName(), useRefusal(now)]
  const blocked = prediction?.blocked?.code === 'case.nobody-to-ask' ? prediction.blocked : undefined
  if (blocked) return <Banner>{t('case.submission.blocked', { block: block(blocked.block) })}</Banner>
  return (
    <Card title={t('revocation.reason')}>
      <PostForm action={paths.caseRevocation(id)}>
        <TextArea
          name="reason"
          label={t('revocation.reason')}
          hideLabel
          value={text}
          problem={refused?.code === 'case.reason-missing' ? sentence(refused) : undefined}
          help={t('revocation.reason.hint')}
          required
          max={2000}
        />
        <div class="form-foot">
          <Button kind="stop">{t('revocation.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
