import type { NumberedTask } from '#domain/cases/numbered-task.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import { RecordFields } from '#views/dossiers/record-fields.tsx'
import { dotted, moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** 离职交接: who leaves, by number, on IT's page. */
export const Leavers = ({ leavers }: { readonly leavers: readonly NumberedTask[] }) => {
  const t = useT()
  if (leavers.length === 0) return null
  return (
    <Card
      title={t('leaver.list')}
      mark={<Pill tone="amber">{t('system.count', { count: leavers.length })}</Pill>}
      flush
    >
      <Lines
        items={leavers.map(({ id, number, staffNumber, hasAccount, lastDay }) => ({
          start: <a href={paths.leaver(id)}>{staffNumber || number}</a>,
          text: lastDay ? t('leaver.last-day', { day: dotted(lastDay) }) : '',
          end: <small>{t(hasAccount ? 'leaver.account' : 'leaver.no-account')}</small>,
        }))}
      />
    </Card>
  )
}

type Props = {
  readonly task: NumberedTask
  readonly typed: (key: string) => string
  readonly problems: Problems
  /** Somebody else did it, or the case was returned meanwhile. */
  readonly stale: boolean
}

/** IT's task for somebody who leaves: account and equipment by number, and no name. */
export const LeaverPage = ({ task, typed, problems, stale }: Props) => {
  const t = useT()
  const { id, number, output, run, seat, content, openedAt, staffNumber, hasAccount, lastDay } = task
  const section = outputs[output]
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('system.title'), href: paths.system() }, { label: number }]} />}
        title={t('leaver.title', { number: staffNumber || number })}
        sub={t('leaver.hint')}
      />
      {stale && (
        <Banner tone="seal" alert>
          {t('refusal.case.stale')}
        </Banner>
      )}
      <Card title={t('leaver.what')}>
        <Definitions
          items={[
            { label: t('system.number'), value: staffNumber || t('kit.none') },
            { label: t('leaver.access'), value: t(hasAccount ? 'leaver.account' : 'leaver.no-account') },
            { label: t('field.departure.lastDay'), value: lastDay && dotted(lastDay) },
            { label: t('leaver.codes'), value: task.codes.join(t('kit.comma')) || t('kit.none') },
            { label: t('leaver.since'), value: moment(openedAt) },
          ]}
        />
      </Card>
      {section && (
        <Card title={t(`section.${section.key}` as MessageKey)} aside={t(`case.task.${section.key}` as MessageKey)}>
          <PostForm action={paths.leaver(id)}>
            <input type="hidden" name="run" value={run} />
            <input type="hidden" name="seat" value={seat} />
            <input type="hidden" name="content" value={content} />
            <RecordFields
              section={section}
              typed={typed}
              problems={problems}
              choices={{ units: [], persons: [], posts: [], year: 0 }}
              lacks={() => []}
            />
            <div class="form-foot">
              <Button kind="go">{t('leaver.go')}</Button>
              <LinkButton href={paths.system()}>{t('form.cancel')}</LinkButton>
            </div>
          </PostForm>
        </Card>
      )}
    </>
  )
}
