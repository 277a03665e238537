import { type Bringable, type BringProblem, type BringTyped, fieldOf } from '#domain/first-start/bringing.ts'
import { count, fileSize, moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Input } from '#views/kit/fields.tsx'
import { Live } from '#views/kit/live.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Progress } from '#views/kit/progress.tsx'
import { region } from '#views/kit/region.ts'
import { Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'

/** 恢复备份: where the copy lies, and where the copy of the keyring. */
export const RestorePage = ({ typed, problem }: { typed: BringTyped; problem?: BringProblem | undefined }) => {
  const t = useT()
  const say = t as (key: string, about: object) => string
  const wrong = (field: keyof BringTyped) =>
    problem && fieldOf(problem) === field
      ? say(`trouble.${problem.code}`, { file: '', folder: '', value: '', address: '', ...problem.about })
      : undefined
  return (
    <>
      <PageHead title={t('start.restore.title')} sub={t('start.restore.sub')} />
      <Card>
        <PostForm action={paths.startRestore()}>
          <Input
            label={t('start.restore.from')}
            name="from"
            value={typed.from}
            help={t('start.restore.from.help')}
            problem={wrong('from')}
            required
            autofocus={problem === undefined}
          />
          <Input
            label={t('start.restore.keyring')}
            name="keyring"
            value={typed.keyring}
            help={t('start.restore.keyring.help')}
            problem={wrong('keyring')}
            required
          />
          <div class="form-foot">
            <Button kind="go">{t('start.restore.look')}</Button>
            <LinkButton href={paths.startOrganisation()}>{t('start.restore.rather-anew')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}

/** What lies there, before anything is copied. */
export const RestoreFoundPage = ({ typed, copy }: { typed: BringTyped; copy: Bringable }) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('start.restore.found')} sub={t('start.restore.found.sub')} />
      <div class="stack">
        <Card>
          <CopyFacts copy={copy} />
        </Card>
        <PostForm action={paths.startRestore()}>
          <input type="hidden" name="from" value={typed.from} />
          <input type="hidden" name="keyring" value={typed.keyring} />
          <Button kind="go" name="sure" value="yes">
            {t('start.restore.do')}
          </Button>{' '}
          <LinkButton href={paths.startRestore()}>{t('start.restore.another')}</LinkButton>
        </PostForm>
      </div>
    </>
  )
}

/** How far it is. The page may be left; without script it looks again by itself. */
export const RestoringPage = ({ done, total }: { done: number; total: number }) => {
  const t = useT()
  return (
    <Live id={region('restoring')} from={paths.startRestoring()}>
      <PageHead title={t('start.restore.doing')} sub={t('start.restore.doing.sub')} />
      <Card>
        <Progress label={t('start.restore.proving')} done={done} total={total} />
        <noscript>
          <a href={paths.startRestoring()}>{t('unseal.look-again')}</a>
        </noscript>
      </Card>
    </Live>
  )
}

/** 已恢复: what came back, and what people have to say of it now. */
export const RestoredPage = ({ copy }: { copy: Bringable }) => {
  const t = useT()
  return (
    <Live id={region('restoring')} from={undefined}>
      <PageHead title={t('start.restore.done')} sub={t('start.restore.done.sub')} />
      <div class="stack">
        <Banner tone="amber">{t('start.restore.which')}</Banner>
        <Card>
          <CopyFacts copy={copy} />
        </Card>
        <Card title={t('start.restore.next')}>
          <Timeline
            label={t('start.restore.next')}
            items={nextSteps.map((step, at) => ({
              state: at === 0 ? 'you' : 'expected',
              title: t(`start.restore.next.${step}`),
              detail: t(`start.restore.how.${step}`),
            }))}
          />
        </Card>
        <p>
          <LinkButton kind="go" href={paths.unseal()}>
            {t('start.unseal')}
          </LinkButton>
        </p>
      </div>
    </Live>
  )
}

const nextSteps = ['unseal', 'look', 'accept'] as const

const CopyFacts = ({ copy: { at, version, counts, files, bytes } }: { copy: Bringable }) => {
  const t = useT()
  return (
    <Definitions
      items={[
        { label: t('start.restore.at'), value: moment(at) },
        { label: t('start.restore.version'), value: version },
        { label: t('start.restore.dossiers'), value: count(counts.dossiers) },
        { label: t('start.restore.accounts'), value: count(counts.accounts) },
        { label: t('start.restore.cases'), value: count(counts.cases) },
        { label: t('start.restore.log'), value: count(counts.log) },
        { label: t('start.restore.files'), value: count(files) },
        { label: t('start.restore.size'), value: fileSize(bytes) },
      ]}
    />
  )
}
