import type { CaseId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { mostReadingText, type RequestProblems } from '#domain/readings/request.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { Second, Visitors } from './readers.tsx'
import { What } from './wanted.tsx'

export type AskingProps = {
  readonly of: 'house' | 'outside'
  readonly profile: Profile
  readonly typed: (name: string) => string
  readonly wanted: readonly string[]
  readonly problems: RequestProblems
  /** Nobody was found by number and name. */
  readonly unknown?: boolean
  /** A refusal of the case itself. */
  readonly refused?: string | undefined
  /** What came back, with the content that it was drawn from and whose dossier it is about. */
  readonly again?: { readonly case: CaseId; readonly content: number; readonly name: string } | undefined
}

/** 申请查阅: whose dossier, who reads, which groups, what for and for how long. */
export const AskingPage = (props: AskingProps) => {
  const { of, again, refused } = props
  const t = useT()
  const title = t(again ? 'readings.again' : of === 'outside' ? 'readings.new.outside' : 'readings.new')
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('readings.title'), href: paths.readings() }]} />}
        title={title}
        sub={t('readings.new.sub')}
      />
      {refused && (
        <Banner tone="seal" alert>
          {refused}
        </Banner>
      )}
      <PostForm action={again ? paths.readingAgain(again.case) : paths.readings()} label={title} class="stack">
        <input type="hidden" name="of" value={of} />
        {again ? <input type="hidden" name="content" value={again.content} /> : <Whose {...props} />}
        {of === 'outside' ? <Visitors {...props} /> : <Second {...props} />}
        <What {...props} />
        <div class="form-foot">
          <Button kind="go">{t(again ? 'readings.send-again' : 'readings.send')}</Button>
          <LinkButton href={again ? paths.case(again.case) : paths.readings()}>{t('form.cancel')}</LinkButton>
        </div>
      </PostForm>
    </>
  )
}

const Whose = ({ typed, unknown }: AskingProps) => {
  const t = useT()
  return (
    <Card title={t('readings.whose')}>
      <FieldGrid>
        <Input
          name="number"
          label={t('readings.number')}
          value={typed('number')}
          help={t('readings.whose.hint')}
          problem={unknown ? t('readings.problem.whose') : undefined}
          max={40}
          required
        />
        <Input name="name" label={t('readings.name')} value={typed('name')} max={mostReadingText.name} required />
      </FieldGrid>
    </Card>
  )
}
