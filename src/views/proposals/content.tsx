import type { Group } from '#domain/access/groups.ts'
import type { Available } from '#domain/cases/available.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { ChangeTable } from './change-table.tsx'

/** The part of a proposal that this viewer sees on its case: nothing else was opened. */
export type ProposalShown = {
  readonly records: readonly ProposedRecord[]
  readonly groups: ReadonlySet<Group>
  readonly isWhole: boolean
  /** Why it is shown: an open seat, a closed one as it was then, the own proposal, or HR who keeps the dossier. */
  readonly by: 'seat' | 'whole' | 'own' | { readonly frozenAt: Instant }
  /** 现任: unit and post, for whoever may know. */
  readonly post: string
  /** Of a blocked case: what the dossier holds by now, record by record, of those that clash. */
  readonly theirs?: ReadonlyMap<string, Fields>
}

type Props = {
  readonly id: CaseId
  readonly dossier: DossierId
  readonly proposal: ProposalShown
  readonly grounds: string
  readonly may: Available
  readonly now: Instant
  readonly typed?: string | undefined
  readonly problem?: string | undefined
}

/** What is decided on: who it is about, why, and each value old beside new. */
export const ProposalContent = (props: Props) => {
  const { dossier, proposal, grounds, now } = props
  const t = useT()
  const { records, groups, post, theirs } = proposal
  const context = [
    ...(post ? [{ start: t('proposal.post'), text: post }] : []),
    ...(grounds ? [{ start: t('proposal.why'), text: grounds }] : []),
  ]
  return (
    <>
      {theirs && <Blocked {...props} />}
      <Card title={t('proposal.title')} aside={<WhyShown proposal={proposal} now={now} />} flush>
        {context.length > 0 && <Lines items={context} />}
        {records.length > 0 && (
          <ChangeTable
            dossier={dossier}
            records={records}
            groups={groups}
            {...(theirs && { theirs: ({ record }: ProposedRecord) => theirs.get(record) })}
          />
        )}
      </Card>
    </>
  )
}

const WhyShown = ({ proposal, now }: Pick<Props, 'proposal' | 'now'>) => {
  const t = useT()
  if (proposal.by === 'seat') return <>{t(proposal.isWhole ? 'proposal.by-seat-whole' : 'proposal.by-seat')}</>
  if (proposal.by === 'whole') return <>{t('proposal.by-keeper')}</>
  if (proposal.by === 'own') return <>{t('proposal.by-own')}</>
  return <>{t('case.slice.frozen', { time: moment(proposal.by.frozenAt, now) })}</>
}

/** All agreed, and the dossier moved: to try again, or to draw it anew. */
const Blocked = ({ id, may, typed, problem }: Props) => {
  const t = useT()
  return (
    <>
      <Banner alert>{t('proposal.blocked')}</Banner>
      {may.reopen && (
        <Card title={t('proposal.blocked-next')}>
          <PostForm action={paths.caseRetry(id)}>
            <p class="hint">{t('proposal.retry-hint')}</p>
            <div class="form-foot">
              <Button>{t('proposal.retry')}</Button>
            </div>
          </PostForm>
          <PostForm action={paths.caseReopening(id)}>
            <TextArea
              name="reason"
              label={t('proposal.reopen-why')}
              value={typed}
              problem={problem}
              help={t('proposal.reopen-hint')}
              required
              max={2000}
            />
            <div class="form-foot">
              <Button kind="go">{t('proposal.reopen')}</Button>
            </div>
          </PostForm>
        </Card>
      )}
    </>
  )
}
