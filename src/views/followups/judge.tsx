import { type FollowUp, type FollowUpRefusal, mostFollowUpText } from '#domain/followups/followup.ts'
import type { Day } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { dueText } from './line.tsx'

type Props = {
  readonly task: FollowUp
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly today: Day
  /** Who decided, of what was decided. */
  readonly by?: string | undefined
  readonly text?: string | undefined
  readonly refusal?: FollowUpRefusal | undefined
  /** The kinds of case by which HR lets somebody go, for whoever draws them. */
  readonly ways: readonly { readonly label: string; readonly href: string }[]
}

/** 转正、任职试用期满: the head says whether it is passed; what did not pass is HR's to carry out. */
export const FollowUpJudgePage = (props: Props) => {
  const { task, name, unit, post, today, refusal } = props
  const t = useT()
  return (
    <>
      <PageHead
        title={t(`followups.of.${task.kind}`, { name })}
        sub={[
          t(`followups.detail.${task.kind}`, { day: task.day }),
          ...(task.ended ? [] : [dueText(t, task.day, today)]),
        ].join(' · ')}
      />
      {refusal && refusal !== 'followups.no-reason' && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}`)}
        </Banner>
      )}
      <Card title={t('followups.who')} flush>
        <Lines
          items={[
            { start: t('followups.name'), text: name },
            { start: t('followups.unit'), text: unit },
            { start: t('followups.post'), text: post || '—' },
            { start: t(`followups.until.${task.kind}`), text: task.day },
            ...(task.reason ? [{ start: t('followups.reason'), text: task.reason }] : []),
          ]}
        />
      </Card>
      {task.kind === 'let-go' ? <Carrying {...props} /> : task.ended ? <Judged {...props} /> : <Judging {...props} />}
    </>
  )
}

const Judging = ({ task, text, refusal }: Props) => {
  const t = useT()
  const kind = task.kind === 'trial' ? 'trial' : 'probation'
  return (
    <Card title={t('followups.verdict')}>
      <PostForm action={paths.followUpVerdict(task.id)}>
        <TextArea
          name="text"
          label={t('followups.opinion')}
          value={text}
          problem={refusal === 'followups.no-reason' ? t('refusal.followups.no-reason') : undefined}
          help={t(`followups.opinion-hint.${kind}`)}
          max={mostFollowUpText}
        />
        <div class="form-foot">
          <Button kind="go" name="verdict" value="confirmed">
            {t(`followups.confirm.${kind}`)}
          </Button>
          <Button kind="stop" name="verdict" value="let-go">
            {t(`followups.let-go.${kind}`)}
          </Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** What was decided, by whom and when: the head's words are read by HR here. */
const Judged = ({ task: { kind, ended }, by }: Props) => {
  const t = useT()
  if (!ended || by === undefined) return null
  const how = ended.how === 'confirmed' ? 'confirm' : 'let-go'
  return (
    <Card title={t('followups.reason')} flush>
      <Lines
        items={[
          {
            start: moment(ended.at),
            text: `${by} · ${t(`followups.${how}.${kind === 'trial' ? 'trial' : 'probation'}`)}`,
          },
          { start: t('followups.opinion'), text: ended.text || '—' },
        ]}
      />
    </Card>
  )
}

const Carrying = ({ task, ways }: Props) => {
  const t = useT()
  return (
    <Card title={t('followups.carry')}>
      <p class="hint">{t('followups.carry-hint')}</p>
      <PostForm action={paths.followUpDone(task.id)}>
        <div class="form-foot">
          {ways.map(({ label, href }) => (
            <LinkButton kind="go" href={href}>
              {label}
            </LinkButton>
          ))}
          <Button>{t('followups.carried')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
