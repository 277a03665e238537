import type { Problems } from '#domain/dossiers/form.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { FollowUp } from '#domain/followups/followup.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import type { Day } from '#domain/time.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type Choices, RecordFields } from '#views/dossiers/record-fields.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { BesideCard, type BesideLine } from '#views/proposals/beside.tsx'
import { dueText } from './line.tsx'

type Props = {
  readonly task: FollowUp
  readonly name: string
  readonly section: Section
  readonly typed: (key: string) => string
  readonly problems: Problems
  readonly refusal?: string | undefined
  readonly choices: Choices
  readonly lacks: Lacks
  readonly lines: readonly BesideLine[]
  readonly today: Day
}

/** The contract that was signed, the starting pay, or the papers of a departure, written down once. */
export const FollowUpRecordPage = (props: Props) => {
  const { task, name, section, typed, problems, refusal, choices, lacks, lines, today } = props
  const t = useT()
  const hasPaper = section.fields.some(({ kind }) => kind === 'file')
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={task.dossier} name={name} here={t(`followups.kind.${task.kind}`)} />}
        title={t(`followups.of.${task.kind}`, { name })}
        sub={[t(`followups.detail.${task.kind}`, { day: task.day }), dueText(t, task.day, today)].join(' · ')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Split aside={lines.length > 0 && <BesideCard title={t('drawing.beside.contract')} lines={lines} />}>
        <Card title={t(`followups.kind.${task.kind}`)}>
          <PostForm action={paths.followUpRecord(task.id)} multipart={hasPaper}>
            <RecordFields section={section} typed={typed} problems={problems} choices={choices} lacks={lacks} />
            <div class="form-foot">
              <Button kind="go">{t('followups.record')}</Button>
              <LinkButton href={paths.home()}>{t('form.cancel')}</LinkButton>
            </div>
          </PostForm>
          {task.kind === 'leaving-papers' && (
            <PostForm action={paths.followUpDone(task.id)} class="form-foot">
              <Button>{t('followups.leaving-papers.none')}</Button>
            </PostForm>
          )}
        </Card>
      </Split>
    </>
  )
}
