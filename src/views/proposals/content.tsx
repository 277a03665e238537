import type { Available } from '#domain/cases/available.ts'
import type { ProposalShown } from '#domain/cases/shown.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { eligibilitySection } from '#domain/proposals/eligibility.ts'
import { isParticular } from '#domain/proposals/particulars.ts'
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
import { Particulars } from './particulars.tsx'
import { standingLines } from './post-standing.tsx'

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
  const said = records.filter(isParticular)
  const changes = records.filter((record) => !isParticular(record))
  const isChecked = proposal.isChecked && !said.some(({ section }) => section === eligibilitySection.key)
  const context = [
    ...(post ? [{ start: t('proposal.post'), text: post }] : []),
    ...(proposal.standing ? standingLines(t, proposal.standing) : []),
    ...(isChecked ? [{ start: t('drawing.eligibility'), text: t('proposal.checked') }] : []),
    ...(grounds ? [{ start: t('proposal.why'), text: grounds }] : []),
  ]
  return (
    <>
      {theirs && <Blocked {...props} />}
      <Card title={t('proposal.title')} aside={<WhyShown proposal={proposal} now={now} />} flush>
        {context.length > 0 && <Lines items={context} />}
        {changes.length > 0 && (
          <ChangeTable
            dossier={dossier}
            records={changes}
            groups={groups}
            {...(theirs && { theirs: ({ record }: ProposedRecord) => theirs.get(record) })}
          />
        )}
      </Card>
      <Particulars records={said} groups={groups} />
    </>
  )
}

const WhyShown = ({ proposal, now }: Pick<Props, 'proposal' | 'now'>) => {
  const t = useT()
  if (proposal.by === 'seat') return <>{t(proposal.isWhole ? 'proposal.by-seat-whole' : 'proposal.by-seat')}</>
  if (proposal.by === 'whole') return <>{t('proposal.by-keeper')}</>
  if (proposal.by === 'told') return <>{t('proposal.by-told')}</>
  if (proposal.by === 'own') return <>{t('proposal.by-own')}</>
  return <>{t('case.slice.frozen', { time: moment(proposal.by.frozenAt, now) })}</>
}

/** All agreed, and the dossier moved: to try again, or to draw it anew. */
const Blocked = ({ id, may, typed, problem, proposal: { lost = [] } }: Props) => {
  const t = useT()
  return (
    <>
      <Banner alert>
        {lost.length > 0 ? t('proposal.lost', { items: lost.join(t('kit.comma')) }) : t('proposal.blocked')}
      </Banner>
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
