import { isOver, type PostHeld } from '#domain/organisation/post.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { type PostAgain, PostFields } from './post.tsx'

type Props = {
  readonly unit: Unit
  readonly posts: readonly PostHeld[] | undefined
  readonly today: Day
  /** There for whoever may change it. */
  readonly change?: unknown
  readonly newPost?: PostAgain | undefined
}

/** 岗位 of a unit, with ranks, headcount and how many hold each. */
export const UnitPosts = ({ posts, change, unit, today, newPost }: Props) => {
  const t = useT()
  if (!posts) return null
  return (
    <Card title={t('unit.post')} flush={posts.length > 0}>
      {posts.length === 0 ? (
        <p class="none">{t('unit.post.none')}</p>
      ) : (
        <DataTable
          label={t('unit.post')}
          rows={posts}
          narrow="cards"
          columns={[
            {
              key: 'name',
              label: t('post.name'),
              is: 'name',
              cell: ({ id, name }) => (change ? <a href={paths.post(id)}>{name}</a> : name),
            },
            {
              key: 'rank',
              label: t('unit.post.rank'),
              cell: ({ rank, lowest }) => [rank, lowest].filter(Boolean).join('—'),
            },
            {
              key: 'taken',
              label: t('unit.post.taken'),
              cell: (post) => (
                <>
                  {post.taken} {isOver(post) && <Pill tone="amber">{t('post.over')}</Pill>}
                </>
              ),
            },
            { key: 'headcount', label: t('unit.post.headcount'), cell: ({ headcount }) => headcount ?? t('post.none') },
          ]}
        />
      )}
      {Boolean(change) && (
        <details class="card-body" open={newPost !== undefined || undefined}>
          <summary>{t('post.add')}</summary>
          <PostFields
            action={paths.unitPosts(unit.id)}
            title={t('post.add')}
            go={t('post.add')}
            typed={newPost?.typed ?? { name: '', rank: '', lowest: '', headcount: '', since: today }}
            problems={newPost?.problems ?? {}}
          />
        </details>
      )}
    </Card>
  )
}
