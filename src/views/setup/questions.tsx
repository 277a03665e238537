import type { Profile } from '#domain/organisation/settings.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Select } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { StartFrame } from '#views/start/frame.tsx'
import { Held } from './deputies.tsx'
import { type Choices, GiveForm, type Giving, Inviting } from './giving.tsx'
import { Onward } from './onward.tsx'

export type Answers = { readonly reading: string; readonly managed: string; readonly problem?: string }

type Props = Choices & {
  done: Parameters<typeof StartFrame>[0]['done']
  answers: Answers
  isAnswered: boolean
  profile: Profile
  checkers: readonly string[]
  cataloguers: readonly string[]
  giving: Giving
}

/** 先要答的问题: what decides who sees what, before there is anything to be seen. */
export const QuestionsPage = (props: Props) => {
  const { done, answers, isAnswered, profile, checkers, cataloguers, giving, people } = props
  const t = useT()
  return (
    <StartFrame step="questions" done={done}>
      <Card
        title={t('setup.questions.seeing')}
        mark={
          <Pill tone={isAnswered ? 'jade' : 'amber'}>{isAnswered ? t('setup.answered') : t('setup.unanswered')}</Pill>
        }
      >
        <PostForm action={paths.setupQuestions()} label={t('setup.questions.seeing')}>
          <Select
            label={t('setup.reading')}
            name="reading"
            value={answers.reading}
            options={(['names', 'career'] as const).map((value) => ({
              value,
              label: t(`setup.reading.${value}`),
            }))}
            help={t(`setup.reading.usual.${profile}`)}
          />
          <Select
            label={t('setup.managed')}
            name="managed"
            value={answers.managed}
            empty={t('start.choose')}
            options={(['here', 'apart'] as const).map((value) => ({ value, label: t(`setup.managed.${value}`) }))}
            help={t('setup.managed.help')}
            problem={answers.problem}
            required
          />
          <Button kind={isAnswered ? 'plain' : 'go'}>{t('setup.answer')}</Button>
        </PostForm>
      </Card>
      <Card title={t('setup.checker')} mark={<Held names={checkers} />}>
        <div class="stack">
          <p>{t('setup.checker.what')}</p>
          <GiveForm duty="checker" people={people} giving={giving} step="questions" />
        </div>
      </Card>
      <Card title={t('setup.questions.archivist')} mark={cataloguers.length > 0 && <Held names={cataloguers} />}>
        <div class="stack">
          <p>{t('setup.cataloguer.what')}</p>
          <GiveForm duty="cataloguer" people={people} giving={giving} step="questions" />
          <Inviting />
        </div>
      </Card>
      <Onward to={paths.setupTree()} isDone={isAnswered && checkers.length > 0} />
    </StartFrame>
  )
}
