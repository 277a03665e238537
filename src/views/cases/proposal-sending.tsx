import { type Kind, newest } from '#domain/cases/kind.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import { type AskingTable, isRoutine } from '#domain/proposals/asking.ts'
import { isParticular } from '#domain/proposals/particulars.ts'
import { changeOf, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Select, TextArea } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import { useBlockName } from './legs.tsx'
import type { ProposalPageProps } from './proposal.tsx'
import { useNames } from './signers.tsx'

/** The reason, and the two ways on: to submit it, or to give it up. */
export const Sending = ({
  dossier,
  kind,
  revision,
  text,
  prediction,
  returned,
  records,
  blockers,
}: ProposalPageProps) => {
  const [t, block] = [useT(), useBlockName()]
  if (returned)
    return (
      <Banner action={<LinkButton href={paths.case(returned)}>{t('proposal.to-case')}</LinkButton>}>
        {t('proposal.returned')}
      </Banner>
    )
  const blocked = prediction?.blocked?.code === 'case.nobody-to-ask' ? prediction.blocked : undefined
  return (
    <>
      {blocked && <Banner>{t('case.submission.blocked', { block: block(blocked.block) })}</Banner>}
      <Card title={t('proposal.why')}>
        <PostForm action={paths.proposalSubmission(dossier, named(kind))}>
          <input type="hidden" name="content" value={revision} />
          <TextArea
            name="text"
            label={t('proposal.why')}
            hideLabel
            value={text}
            help={t('proposal.why-hint')}
            max={2000}
          />
          {blockers.length > 0 && newest(kind).hold === '*' && (
            <Select
              name="others"
              required
              empty={t('form.choose')}
              value=""
              label={t('case.others.then')}
              help={t('case.others.hint')}
              options={[
                { value: 'wait', label: t('case.others.wait') },
                { value: 'end', label: t('case.others.end') },
              ]}
            />
          )}
          <div class="form-foot">
            {!blocked && (
              <Button kind="go">
                {t('proposal.submit', { count: records.filter((one) => !isParticular(one)).length })}
              </Button>
            )}
            <LinkButton href={paths.dossier(dossier)}>{t('proposal.keep')}</LinkButton>
          </div>
        </PostForm>
      </Card>
      <PostForm action={paths.proposalDiscarding(dossier, named(kind))} class="aside-form">
        <input type="hidden" name="content" value={revision} />
        <p class="hint">{t('proposal.discard-hint')}</p>
        <Button kind="stop">{t('proposal.discard')}</Button>
      </PostForm>
    </>
  )
}

/** 常规修改: what is written as soon as it is submitted, and who is told. */
export const AtOnce = ({
  records,
  table,
  prediction,
  signers,
}: ProposalPageProps & { readonly prediction: Prediction }) => {
  const [t, names] = [useT(), useNames()]
  const routine = records.filter((record) => appliesAtOnce(table, record))
  if (routine.length === 0) return null
  const sections = [...new Set(routine.map(({ section }) => t(`section.${section}` as MessageKey)))]
  const told = prediction.copies.filter((person) => person !== signers.viewer)
  return (
    <Card
      title={t('proposal.routine')}
      mark={<Pill tone="jade">{t('proposal.at-once', { count: routine.length })}</Pill>}
    >
      <Timeline
        label={t('proposal.routine')}
        items={[
          {
            state: 'expected',
            title: <b>{sections.join(t('kit.comma'))}</b>,
            detail: t('proposal.written-at-once'),
          },
          ...(told.length > 0
            ? [{ state: 'expected' as const, title: t('proposal.told', { names: names(told) }) }]
            : []),
        ]}
      />
    </Card>
  )
}

/** Whether a record needs nobody: all of its changes are routine by the table of who is asked. */
export const appliesAtOnce = (table: AskingTable, record: ProposedRecord): boolean =>
  changeOf(record).every((change) => isRoutine(table, change))

/** The address names a kind that is drawn on a form of its own; the others follow from the viewer's duty. */
export const named = ({ key, draws }: Kind): string | undefined => (draws?.form ? key : undefined)
