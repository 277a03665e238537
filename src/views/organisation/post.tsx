import { ranks } from '#domain/codes/rank.ts'
import type { PostHeld } from '#domain/organisation/post.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'

export const postFields = ['name', 'rank', 'lowest', 'headcount', 'since'] as const
export type PostTyped = Readonly<Record<(typeof postFields)[number], string>>

/** What was typed of a post that was refused, and what is wrong at which field. */
export type PostAgain = { readonly typed: PostTyped; readonly problems: Partial<PostTyped> }

type FieldsProps = Partial<PostAgain> & {
  readonly action: string
  readonly title: string
  readonly go: string
  readonly version?: number
}

/** 岗位: its name, between which ranks, and how many may hold it; all but the name may be left empty. */
export const PostFields = ({ action, title, go, version, typed, problems = {} }: FieldsProps) => {
  const t = useT()
  const field = (name: (typeof postFields)[number]) => ({
    name,
    id: `post-${name}`,
    value: typed?.[name] ?? '',
    problem: problems[name],
  })
  const known = ranks.codes.map(({ name }) => name)
  return (
    <PostForm action={action} label={title} class="stack">
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <Input {...field('name')} label={t('post.name')} max={100} required />
      <Input {...field('rank')} label={t('post.rank')} list={known} max={100} />
      <Input {...field('lowest')} label={t('post.lowest')} list={known} max={100} />
      <Input
        {...field('headcount')}
        label={t('post.headcount')}
        help={t('post.headcount-hint')}
        inputmode="numeric"
        size={6}
      />
      <Input {...field('since')} type="date" label={t('unit.since')} help={t('unit.since-hint')} required />
      <div class="form-foot">
        <Button kind="plain">{go}</Button>
      </div>
    </PostForm>
  )
}

type Props = PostAgain & {
  readonly post: PostHeld
  readonly unitName: string
  readonly version: number
  readonly today: Day
  readonly closing?: { readonly since: string; readonly problem: string } | undefined
}

/** One 岗位, as the HR lead changes or closes it from a day on. */
export const PostPage = ({ post, unitName, version, today, typed, problems, closing }: Props) => {
  const t = useT()
  const crumbs = [
    { label: t('unit.title'), href: paths.organisation() },
    { label: unitName, href: paths.unit(post.unit) },
  ]
  return (
    <>
      <PageHead over={<Crumbs items={crumbs} />} title={post.name} />
      <Split
        aside={
          <Card title={t('post.close')}>
            <PostForm action={paths.postClosing(post.id)} label={t('post.close')} class="stack">
              <input type="hidden" name="version" value={version} />
              <Input
                name="since"
                id="closing-since"
                type="date"
                label={t('unit.since')}
                value={closing?.since ?? today}
                problem={closing?.problem}
                help={t('post.close.hint')}
                required
              />
              <div class="form-foot">
                <Button kind="stop">{t('post.close')}</Button>
              </div>
            </PostForm>
          </Card>
        }
      >
        <Card title={t('post.change')}>
          <PostFields
            action={paths.post(post.id)}
            title={t('post.change')}
            go={t('post.keep')}
            version={version}
            typed={typed}
            problems={problems}
          />
        </Card>
      </Split>
    </>
  )
}
