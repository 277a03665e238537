import type { Group } from '#domain/access/groups.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { mostSampleReason, type Sample, type SampleRefusal } from '#domain/samples/sample.ts'
import type { Instant } from '#domain/time.ts'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { ChangeTable } from '#views/proposals/change-table.tsx'

type Props = {
  readonly sample: Sample
  readonly name: string
  readonly number: string
  readonly applicant: string
  readonly grounds: string
  readonly records: readonly ProposedRecord[]
  readonly groups: ReadonlySet<Group>
  /** Nothing else of the dossier is there for them. */
  readonly standsIn: boolean
  readonly names: Names
  readonly now: Instant
  readonly refused?: { readonly refusal: SampleRefusal; readonly reason: string } | undefined
}

/** 抽查: what was applied without being asked, old beside new, and whether it is so. */
export const SamplePage = (props: Props) => {
  const { sample, name, number, applicant, grounds, records, groups, standsIn, names, now, refused } = props
  const t = useT()
  const atReason = refused?.refusal === 'samples.no-reason'
  return (
    <WithNames value={names}>
      <PageHead
        over={<Crumbs items={[{ label: t('samples.title'), href: paths.samples() }, { label: number }]} />}
        title={t('samples.one', { name })}
        sub={t('samples.applied', { applicant, at: moment(sample.at, now) })}
      />
      {refused && !atReason && (
        <Banner tone="seal" alert>
          {t(`refusal.${refused.refusal}`)}
        </Banner>
      )}
      {standsIn && <Banner>{t('samples.stands-in')}</Banner>}
      <Card title={t('samples.changed')} flush>
        {grounds && <Lines items={[{ start: t('proposal.why'), text: grounds }]} />}
        <ChangeTable dossier={sample.dossier} records={records} groups={groups} />
      </Card>
      <Card title={t('samples.verdict')}>
        <PostForm action={paths.sampleVerdict(sample.case)}>
          <p class="hint">{t('samples.hint')}</p>
          <TextArea
            name="reason"
            label={t('samples.reason')}
            value={refused?.reason}
            problem={atReason ? t('refusal.samples.no-reason') : undefined}
            help={t('samples.reason-hint', { applicant })}
            max={mostSampleReason}
          />
          <div class="form-foot">
            <Button kind="go" name="verdict" value="sound">
              {t('samples.sound')}
            </Button>
            <Button kind="stop" name="verdict" value="doubted">
              {t('samples.doubted')}
            </Button>
          </div>
        </PostForm>
      </Card>
    </WithNames>
  )
}
